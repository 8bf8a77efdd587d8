package org.secateur.instances.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.model.Rational;
import tools.jackson.core.JsonToken;

/** The fields of one layer while it is read. */
final class LayerFields {
  static final String EXACT_DOUBLE =
      "a number that is exactly a double, such as 0.5 or \"0x1.99999ap-4\"";

  private static final String EXPECTED =
      "{\"name\": text, \"weights\": [[…] …], \"bias\": […]}, the weights with one row for each"
          + " output";

  private final JsonSource source;
  private final String place;
  private final Numbers weights = new Numbers();
  private String name;
  private Numbers bias;
  private int outputs;

  /** Numbers of which nobody knows how many will come. */
  private static final class Numbers {
    private double[] values = new double[16];
    private int count;

    void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    double[] toArray() {
      return Arrays.copyOf(values, count);
    }
  }

  private LayerFields(JsonSource source, int index) {
    this.source = source;
    this.place = source.place();
    this.name = "layer" + (index + 1) + ".weight";
  }

  /**
   * Reads the object that starts at the current token.
   *
   * @param index of the layer, from which it has its name if the file has none
   */
  static DenseLayer read(JsonSource source, int index) throws IOException, MalformedInputException {
    LayerFields fields = new LayerFields(source, index);
    source.object("a layer " + EXPECTED, fields::readField);
    return fields.build();
  }

  static boolean isExact(Rational value, double near) {
    return Double.isFinite(near) && Rational.of(near).equals(value);
  }

  private void readField(String field) throws IOException, MalformedInputException {
    switch (field) {
      case "name" -> name = source.string("a text");
      case "weights" -> readWeights();
      case "bias" -> {
        bias = new Numbers();
        readNumbers(bias);
      }
      default ->
          throw new MalformedInputException(
              source.file(), source.place(), "an unknown field", EXPECTED);
    }
  }

  private void readWeights() throws IOException, MalformedInputException {
    source.require(JsonToken.START_ARRAY, "an array of rows");
    int length = 0;
    while (source.next() != JsonToken.END_ARRAY) {
      String here = source.place();
      int before = weights.count;
      readNumbers(weights);
      int row = weights.count - before;
      length = outputs == 0 ? row : length;
      if (row != length || row == 0) {
        throw new MalformedInputException(
            source.file(),
            here,
            "a row of length " + row,
            row == 0 ? "at least one weight" : "length " + length + ", as the first one");
      }
      outputs++;
    }
  }

  /** Reads an array of numbers and adds them to those that are there. */
  private void readNumbers(Numbers numbers) throws IOException, MalformedInputException {
    source.require(JsonToken.START_ARRAY, "an array of numbers");
    while (source.next() != JsonToken.END_ARRAY) {
      Rational exact = source.number(EXACT_DOUBLE);
      double near = DecimalText.nearest(exact);
      if (!isExact(exact, near)) {
        throw source.malformed(EXACT_DOUBLE);
      }
      if (numbers.count == NumberBlocks.MAX_VALUES) {
        throw source.malformed("at most " + NumberBlocks.MAX_VALUES + " numbers");
      }
      numbers.add(near);
    }
  }

  private DenseLayer build() throws MalformedInputException {
    if (outputs == 0) {
      throw new MalformedInputException(source.file(), place, "no weights", EXPECTED);
    }
    if (bias != null && bias.count != outputs) {
      throw new MalformedInputException(
          source.file(),
          place + ".bias",
          bias.count + " numbers",
          outputs + ", one for each row of weights");
    }
    return new DenseLayer(
        name,
        outputs,
        weights.count / outputs,
        weights.toArray(),
        Optional.ofNullable(bias).map(Numbers::toArray));
  }
}
