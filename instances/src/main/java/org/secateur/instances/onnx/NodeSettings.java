package org.secateur.instances.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.secateur.instances.MalformedInputException;

/** The attributes of a node, of which none may be left unread: it could change the meaning. */
final class NodeSettings {
  private final String file;
  private final String place;
  private final Map<String, OnnxAttribute> unread = new LinkedHashMap<>();

  NodeSettings(String file, String place, OnnxNode node) throws MalformedInputException {
    this.file = file;
    this.place = place;
    for (OnnxAttribute attribute : node.attributes()) {
      if (unread.put(attribute.name(), attribute) != null) {
        throw malformed("a second attribute " + attribute.name(), "each name once");
      }
    }
  }

  private MalformedInputException malformed(String value, String expected) {
    return new MalformedInputException(file, place, value, expected);
  }

  /** An integer of the given range. */
  long integer(String name, long least, long most, long missing) throws MalformedInputException {
    OnnxAttribute attribute = unread.remove(name);
    if (attribute == null) {
      return missing;
    }
    if (attribute.integer().isEmpty()) {
      throw malformed("attribute " + name + " of another type", "an integer");
    }
    long value = attribute.integer().getAsLong();
    if (value < least || value > most) {
      String range = least == most ? "" + least : least + " to " + most;
      throw malformed("attribute " + name + " = " + value, range);
    }
    return value;
  }

  /** A finite float. */
  double single(String name, double missing) throws MalformedInputException {
    OnnxAttribute attribute = unread.remove(name);
    if (attribute == null) {
      return missing;
    }
    OptionalDouble value = attribute.single();
    if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
      throw malformed("attribute " + name + " of another type", "a finite float");
    }
    return value.getAsDouble();
  }

  OnnxTensor tensor(String name) throws MalformedInputException {
    OnnxAttribute attribute = unread.remove(name);
    if (attribute == null || attribute.tensor().isEmpty()) {
      throw malformed("no attribute " + name, "a tensor");
    }
    return attribute.tensor().get();
  }

  void requireNoOthers() throws MalformedInputException {
    if (!unread.isEmpty()) {
      throw malformed("attributes " + unread.keySet(), "none of these");
    }
  }
}
