package org.secateur.instances.onnx;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.secateur.instances.MalformedInputException;

/** A setting of a node: a float, an integer or a tensor; all absent for what is of another type. */
record OnnxAttribute(
    String name, OptionalDouble single, OptionalLong integer, Optional<OnnxTensor> tensor) {

  /** The fields of an attribute while it is read. */
  private static final class Fields {
    private String name = "";
    private OptionalDouble single = OptionalDouble.empty();
    private OptionalLong integer = OptionalLong.empty();
    private Optional<OnnxTensor> tensor = Optional.empty();

    void read(ProtoSource source, int field) throws IOException, MalformedInputException {
      switch (field) {
        case 1 -> name = source.text();
        case 2 -> single = OptionalDouble.of(source.single());
        case 3 -> integer = OptionalLong.of(source.integer());
        case 5 -> tensor = Optional.of(OnnxTensor.read(source));
        default -> {
          // Other types of values are refused where they are needed.
        }
      }
    }
  }

  static OnnxAttribute read(ProtoSource source) throws IOException, MalformedInputException {
    Fields fields = new Fields();
    source.nested(field -> fields.read(source, field));
    return new OnnxAttribute(fields.name, fields.single, fields.integer, fields.tensor);
  }
}
