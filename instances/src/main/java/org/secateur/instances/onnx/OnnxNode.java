package org.secateur.instances.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.secateur.instances.MalformedInputException;

/** An operation with the names of the tensors that it takes and gives. */
record OnnxNode(
    String name,
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    List<OnnxAttribute> attributes) {

  /** Another name of the empty domain, that of the standard operators. */
  static final String STANDARD_DOMAIN = "ai.onnx";

  /** The fields of a node while it is read. */
  private static final class Fields {
    private String name = "";
    private String operator = "";
    private String domain = "";
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<OnnxAttribute> attributes = new ArrayList<>();

    void read(ProtoSource source, int field) throws IOException, MalformedInputException {
      switch (field) {
        case 1 -> inputs.add(source.text());
        case 2 -> outputs.add(source.text());
        case 3 -> name = source.text();
        case 4 -> operator = source.text();
        case 5 -> attributes.add(OnnxAttribute.read(source));
        case 7 -> domain = source.text();
        default -> {
          // Comments and the like.
        }
      }
    }
  }

  static OnnxNode read(ProtoSource source) throws IOException, MalformedInputException {
    Fields fields = new Fields();
    source.nested(field -> fields.read(source, field));
    return new OnnxNode(
        fields.name,
        fields.operator,
        fields.domain,
        List.copyOf(fields.inputs),
        List.copyOf(fields.outputs),
        List.copyOf(fields.attributes));
  }
}
