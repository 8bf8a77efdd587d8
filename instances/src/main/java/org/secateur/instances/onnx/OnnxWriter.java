package org.secateur.instances.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.layers.LayerNames;

/**
 * Writes a network as an ONNX model: a Gemm for each layer with the weights as they are ({@code
 * transB = 1}) and a Relu between them; input and output are rows, any number of them.
 *
 * <p>The model computes with floats if every weight and bias is one, and with doubles otherwise, so
 * that its constants are exactly the network's. The bytes depend on the network alone.
 *
 * <p>IR version 7 and opset 13 are those of ONNX 1.8 (2020), which every runtime of today accepts.
 */
public final class OnnxWriter {
  private static final int IR_VERSION = 7;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;
  private static final int DOUBLE = 11;
  private static final int INTEGER_ATTRIBUTE = 2;

  private final LayerChain chain;
  private final boolean single;
  private final List<String> names;
  private final Set<String> taken = new HashSet<>();

  private OnnxWriter(LayerChain chain) {
    this.chain = chain;
    this.single = chain.isSinglePrecision();
    this.names = LayerNames.weights(chain);
    for (String name : names) {
      taken.add(name);
      taken.add(LayerNames.bias(name));
    }
  }

  /**
   * Writes a model; the stream stays open.
   *
   * @param chain of fewer than 2^31 bytes, the most that a protocol buffer may have
   */
  public static void write(LayerChain chain, OutputStream out) throws IOException {
    ProtoMessage model = new OnnxWriter(chain).model();
    if (model.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "chain: " + model.size() + " bytes, expected fewer than 2^31");
    }
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    model.write(coded);
    coded.flush();
  }

  private ProtoMessage model() {
    return new ProtoMessage()
        .integer(1, IR_VERSION)
        .text(2, "secateur")
        .message(7, graph())
        .message(8, new ProtoMessage().text(1, "").integer(2, OPSET));
  }

  private ProtoMessage graph() {
    ProtoMessage graph = new ProtoMessage();
    String input = unused("input");
    String output = unused("output");
    String at = input;
    int count = chain.layers().size();
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      String sum = last ? output : unused("sums" + (i + 1));
      graph.message(1, gemm(i, at, sum));
      at = last ? sum : unused("activations" + (i + 1));
      if (!last) {
        graph.message(1, new ProtoMessage().text(1, sum).text(2, at).text(4, "Relu"));
      }
    }
    graph.text(2, "network");
    for (int i = 0; i < count; i++) {
      DenseLayer layer = chain.layers().get(i);
      String name = names.get(i);
      graph.message(5, tensor(name, layer.weights(), layer.outputs(), layer.inputs()));
      layer
          .bias()
          .ifPresent(
              bias -> graph.message(5, tensor(LayerNames.bias(name), bias, layer.outputs())));
    }
    return graph
        .message(11, rows(input, chain.inputs()))
        .message(12, rows(output, chain.outputs()));
  }

  /** A name that no constant has. */
  private String unused(String wish) {
    String name = wish;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  private ProtoMessage gemm(int index, String input, String output) {
    String name = names.get(index);
    ProtoMessage node = new ProtoMessage().text(1, input).text(1, name);
    if (chain.layers().get(index).bias().isPresent()) {
      node.text(1, LayerNames.bias(name));
    }
    ProtoMessage transposed =
        new ProtoMessage().text(1, "transB").integer(3, 1).integer(20, INTEGER_ATTRIBUTE);
    return node.text(2, output).text(4, "Gemm").message(5, transposed);
  }

  private ProtoMessage tensor(String name, double[] values, int... shape) {
    ProtoMessage tensor = new ProtoMessage();
    for (int length : shape) {
      tensor.integer(1, length);
    }
    tensor.integer(2, single ? FLOAT : DOUBLE).text(8, name);
    return single ? tensor.singles(9, values) : tensor.doubles(9, values);
  }

  /** An input or output: any number of rows of a length. */
  private ProtoMessage rows(String name, int length) {
    ProtoMessage shape =
        new ProtoMessage()
            .message(1, new ProtoMessage().text(2, "rows"))
            .message(1, new ProtoMessage().integer(1, length));
    ProtoMessage tensor = new ProtoMessage().integer(1, single ? FLOAT : DOUBLE).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }
}
