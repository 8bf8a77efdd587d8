package org.secateur.instances.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.secateur.instances.MalformedInputException;

/**
 * The graph of a model.
 *
 * @param nodes in an order in which they can be run
 * @param inputs names of what is put in, among them in old files the constants
 * @param outputs names of what comes out
 */
record OnnxGraph(
    List<OnnxNode> nodes, List<OnnxTensor> constants, List<String> inputs, List<String> outputs) {

  private static final int GRAPH_FIELD = 7;

  /** The fields of a graph while it is read. */
  private static final class Fields {
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final List<OnnxTensor> constants = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private boolean found;

    void read(ProtoSource source, int field) throws IOException, MalformedInputException {
      switch (field) {
        case 1 -> nodes.add(OnnxNode.read(source));
        case 5 -> constants.add(OnnxTensor.read(source));
        case 11 -> inputs.add(name(source));
        case 12 -> outputs.add(name(source));
        default -> {
          // Names, comments, and what is known of the tensors between the nodes.
        }
      }
    }

    private static String name(ProtoSource source) throws IOException, MalformedInputException {
      StringBuilder name = new StringBuilder();
      source.nested(
          field -> {
            if (field == 1) {
              name.append(source.text());
            }
          });
      return name.toString();
    }
  }

  /** Reads the graph of a model, which is the whole of a file. */
  static OnnxGraph read(byte[] bytes) throws IOException, MalformedInputException {
    ProtoSource source = new ProtoSource(bytes);
    Fields fields = new Fields();
    source.message(
        modelField -> {
          if (modelField == GRAPH_FIELD) {
            fields.found = true;
            source.nested(field -> fields.read(source, field));
          }
        });
    if (!fields.found) {
      throw new InvalidProtocolBufferException("no graph");
    }
    return new OnnxGraph(fields.nodes, fields.constants, fields.inputs, fields.outputs);
  }
}
