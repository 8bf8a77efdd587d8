package org.secateur.instances.json;

import java.io.IOException;
import java.util.BitSet;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Granularity;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.WeightMask;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * How the masks of an instance are written: {@code kept}, the kept indices of samples or neurons,
 * or {@code masks}, two matrices of 0 and 1, for weights. Where weights are pruned {@code kept} is
 * read, too, as the neurons that keep all their weights; masks are taken in their canonical form.
 */
public record MaskFormat(Instance instance) {
  private static final SerializedString KEPT = new SerializedString("kept");
  private static final String MATRICES =
      "{\"hidden\": n × d of 0 and 1, \"output\": m × n of 0 and 1}";

  int length() {
    return instance.maskLength();
  }

  private boolean isOfWeights() {
    return instance instanceof NetworkPruningInstance networks
        && networks.granularity() == Granularity.WEIGHT;
  }

  /** The name of the field that is written. */
  String field() {
    return isOfWeights() ? "masks" : "kept";
  }

  /** Whether a field with this name says which are kept. */
  boolean reads(String name) {
    return name.equals("kept") || name.equals(field());
  }

  /** Reads the value of a field that {@link #reads} accepts. */
  Mask read(String name, JsonSource source) throws IOException, MalformedInputException {
    if (!isOfWeights()) {
      return readKept(source, length());
    }
    NetworkPruningInstance networks = (NetworkPruningInstance) instance;
    if (name.equals("kept")) {
      Mask neurons = readKept(source, networks.network().width());
      return WeightMask.ofNeurons(
              neurons, networks.network().inputs(), networks.network().outputs())
          .mask();
    }
    return readMatrices(source, networks);
  }

  /** Reads an array of kept indices, each named once, in any order. */
  private static Mask readKept(JsonSource source, int length)
      throws IOException, MalformedInputException {
    String expected = "a zero-based index from 0 to " + (length - 1);
    source.require(JsonToken.START_ARRAY, "an array of kept indices");
    BitSet seen = new BitSet();
    while (source.next() != JsonToken.END_ARRAY) {
      int index = (int) source.integer(0, length - 1L, expected);
      if (seen.get(index)) {
        throw source.malformed("each kept index once");
      }
      seen.set(index);
    }
    return Mask.ofKept(length, seen.stream().toArray());
  }

  private static Mask readMatrices(JsonSource source, NetworkPruningInstance networks)
      throws IOException, MalformedInputException {
    int n = networks.network().width();
    int d = networks.network().inputs();
    int m = networks.network().outputs();
    BitSet kept = new BitSet();
    boolean[] seen = new boolean[2];
    String place = source.place();
    source.object(
        MATRICES,
        name -> {
          switch (name) {
            case "hidden" -> {
              readMatrix(source, n, d, 0, kept);
              seen[0] = true;
            }
            case "output" -> {
              readMatrix(source, m, n, n * d, kept);
              seen[1] = true;
            }
            default ->
                throw new MalformedInputException(
                    source.file(), source.place(), "an unknown field", MATRICES);
          }
        });
    if (!seen[0] || !seen[1]) {
      throw new MalformedInputException(source.file(), place, "an incomplete object", MATRICES);
    }
    return networks.canonical(Mask.ofKept(networks.maskLength(), kept.stream().toArray()));
  }

  private static void readMatrix(JsonSource source, int rows, int columns, int offset, BitSet kept)
      throws IOException, MalformedInputException {
    String expected = rows + " arrays of " + columns + " entries 0 or 1";
    source.require(JsonToken.START_ARRAY, expected);
    String place = source.place();
    int at = 0;
    int read = 0;
    while (source.next() != JsonToken.END_ARRAY) {
      source.require(JsonToken.START_ARRAY, expected);
      String row = source.place();
      int start = at;
      while (source.next() != JsonToken.END_ARRAY) {
        boolean keeps = source.integer(0, 1, "0 or 1") == 1;
        requireAtMost(source, row, at - start + 1, columns, expected);
        kept.set(offset + at++, keeps);
      }
      requireLength(source, row, at - start, columns, expected);
      requireAtMost(source, place, ++read, rows, expected);
    }
    requireLength(source, place, read, rows, expected);
  }

  private static void requireAtMost(
      JsonSource source, String place, int length, int most, String shape)
      throws MalformedInputException {
    if (length > most) {
      throw new MalformedInputException(
          source.file(), place, "more than " + most + " entries", shape);
    }
  }

  private static void requireLength(
      JsonSource source, String place, int length, int expected, String shape)
      throws MalformedInputException {
    if (length != expected) {
      throw new MalformedInputException(source.file(), place, length + " entries", shape);
    }
  }

  /** Writes the field of a mask in canonical form into the current object. */
  public void write(Mask mask, JsonGenerator json) {
    if (!isOfWeights()) {
      json.writeName(KEPT).writeStartArray();
      for (int index : mask.kept()) {
        json.writeNumber(index);
      }
      json.writeEndArray();
      return;
    }
    WeightMask weights = ((NetworkPruningInstance) instance).weights(mask);
    json.writeName("masks").writeStartObject();
    json.writeName("hidden").writeStartArray();
    for (int i = 0; i < weights.width(); i++) {
      json.writeStartArray();
      for (int j = 0; j < weights.inputs(); j++) {
        json.writeNumber(weights.keepsHidden(i, j) ? 1 : 0);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeName("output").writeStartArray();
    for (int r = 0; r < weights.outputs(); r++) {
      json.writeStartArray();
      for (int i = 0; i < weights.width(); i++) {
        json.writeNumber(weights.keepsOutput(r, i) ? 1 : 0);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
