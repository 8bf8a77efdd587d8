package org.secateur.instances.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.io.SerializedString;

/**
 * Lays a document out so that people and line-based tools can read it: one line for each field of
 * the outermost object, and, while {@link #breakEntries} is on, one for each entry of the list that
 * is such a field. Everything deeper stays on its line.
 */
final class LineLayout implements PrettyPrinter {
  private static final SerializedString COLON = new SerializedString(": ");
  private static final SerializedString COMMA = new SerializedString(", ");
  private static final SerializedString FIELD = new SerializedString(",\n  ");
  private static final SerializedString ENTRY = new SerializedString(",\n    ");

  private boolean breakEntries;

  /** Whether the entries of the next lists, two levels deep, get a line each. */
  void breakEntries(boolean on) {
    breakEntries = on;
  }

  private static int depth(JsonGenerator g) {
    return g.streamWriteContext().getNestingDepth();
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator g) {
    g.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator g) {
    g.writeRaw('{');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator g) {
    if (depth(g) == 1) {
      g.writeRaw("\n  ");
    }
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator g) {
    g.writeRaw(COLON);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator g) {
    g.writeRaw(depth(g) == 1 ? FIELD : COMMA);
  }

  @Override
  public void writeEndObject(JsonGenerator g, int entries) {
    if (depth(g) == 1) {
      g.writeRaw('\n');
    }
    g.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator g) {
    g.writeRaw('[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator g) {
    if (breakEntries && depth(g) == 2) {
      g.writeRaw("\n    ");
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator g) {
    g.writeRaw(breakEntries && depth(g) == 2 ? ENTRY : COMMA);
  }

  @Override
  public void writeEndArray(JsonGenerator g, int entries) {
    if (breakEntries && depth(g) == 2 && entries > 0) {
      g.writeRaw("\n  ");
    }
    g.writeRaw(']');
  }
}
