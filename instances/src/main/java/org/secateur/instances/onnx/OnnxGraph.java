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
  private static final int OPERATORS_FIELD = 8;

  /** Since this version of the operators constants are broadcast as in NumPy. */
  private static final int LEAST_OPERATORS = 7;

  /** The fields of a graph while it is read. */
  private static final class Fields {
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final List<OnnxTensor> constants = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private boolean found;
    private long operators;

    void readModel(ProtoSource source, int modelField) throws IOException, MalformedInputException {
      if (modelField == GRAPH_FIELD) {
        found = true;
        source.nested(field -> read(source, field));
      } else if (modelField == OPERATORS_FIELD) {
        readOperators(source);
      }
    }

    /** The version of the standard operators, which has an empty domain. */
    private void readOperators(ProtoSource source) throws IOException, MalformedInputException {
      StringBuilder domain = new StringBuilder();
      long[] version = {0};
      source.nested(
          field -> {
            if (field == 1) {
              domain.append(source.text());
            } else if (field == 2) {
              version[0] = source.integer();
            }
          });
      if (domain.isEmpty() || domain.toString().equals(OnnxNode.STANDARD_DOMAIN)) {
        operators = version[0];
      }
    }

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
  static OnnxGraph read(String file, byte[] bytes) throws IOException, MalformedInputException {
    ProtoSource source = new ProtoSource(bytes);
    Fields fields = new Fields();
    source.message(field -> fields.readModel(source, field));
    if (!fields.found) {
      throw new InvalidProtocolBufferException("no graph");
    }
    if (fields.operators < LEAST_OPERATORS) {
      throw new MalformedInputException(
          file, "", "operators of version " + fields.operators, LEAST_OPERATORS + " or later");
    }
    return new OnnxGraph(fields.nodes, fields.constants, fields.inputs, fields.outputs);
  }
}
