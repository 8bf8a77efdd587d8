package org.secateur.instances.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;

/** Graphs as other programs write them, and those that are no layers in a row. */
class OnnxReaderTest {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  @TempDir Path folder;

  private final List<ProtoMessage> nodes = new ArrayList<>();
  private final List<ProtoMessage> constants = new ArrayList<>();
  private String input = "x";
  private String output = "y";
  private int operators = 17;

  /** A node such as {@code "y = Gemm x W"}. */
  private static ProtoMessage node(String text, ProtoMessage... attributes) {
    String[] words = text.split(" ");
    ProtoMessage node = new ProtoMessage();
    for (int i = 3; i < words.length; i++) {
      node.text(1, words[i]);
    }
    node.text(2, words[0]).text(4, words[2]);
    for (ProtoMessage attribute : attributes) {
      node.message(5, attribute);
    }
    return node;
  }

  private OnnxReaderTest with(String text, ProtoMessage... attributes) {
    nodes.add(node(text, attributes));
    return this;
  }

  private static ProtoMessage integer(String name, long value) {
    return new ProtoMessage().text(1, name).integer(3, value);
  }

  private static ProtoMessage single(String name, float value) {
    return new ProtoMessage()
        .text(1, name)
        .field(2, WireFormat.WIRETYPE_FIXED32, Float.BYTES, out -> out.writeFloatNoTag(value));
  }

  private static ProtoMessage tensor(String name, int type, int... shape) {
    ProtoMessage tensor = new ProtoMessage();
    for (int length : shape) {
      tensor.integer(1, length);
    }
    return tensor.integer(2, type).text(8, name);
  }

  private OnnxReaderTest floats(String name, int[] shape, double... values) {
    constants.add(tensor(name, FLOAT, shape).singles(9, values));
    return this;
  }

  private OnnxReaderTest longs(String name, long... values) {
    ProtoMessage tensor = tensor(name, INT64, values.length);
    for (long value : values) {
      tensor.integer(7, value);
    }
    constants.add(tensor);
    return this;
  }

  private LayerChain read() throws Exception {
    ProtoMessage graph = new ProtoMessage();
    nodes.forEach(node -> graph.message(1, node));
    constants.forEach(constant -> graph.message(5, constant));
    graph.message(11, new ProtoMessage().text(1, input));
    graph.message(12, new ProtoMessage().text(1, output));
    ProtoMessage model =
        new ProtoMessage()
            .integer(1, 8)
            .message(7, graph)
            .message(8, new ProtoMessage().integer(2, operators));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    model.write(out);
    out.flush();
    return OnnxReader.read(Files.write(folder.resolve("model.onnx"), bytes.toByteArray()));
  }

  private void assertRefused(String message) {
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, this::read, message);
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @Test
  void productsAndSumsAreLayers() throws Exception {
    floats("W", new int[] {2, 3}, 1, 2, 3, 4, 5, 6).floats("b", new int[] {3}, 7, 8, 9);
    floats("V", new int[] {3, 1}, 1, 0, -1).floats("c", new int[] {}, 0.5);
    with("f = Flatten x", integer("axis", 1)).with("p = MatMul f W").with("s = Add b p");
    with("r = Relu s").with("i = Identity r").with("q = MatMul i V").with("y = Add q c");
    assertEquals(
        new LayerChain(
            List.of(
                new DenseLayer(
                    "W",
                    3,
                    2,
                    new double[] {1, 4, 2, 5, 3, 6},
                    Optional.of(new double[] {7, 8, 9})),
                new DenseLayer(
                    "V", 1, 3, new double[] {1, 0, -1}, Optional.of(new double[] {0.5})))),
        read());
  }

  @Test
  void factorsOfGemmAreMultipliedIn() throws Exception {
    floats("W", new int[] {1, 2}, 1, -0.1f).floats("b", new int[] {1, 1}, 3);
    with("y = Gemm x W b", integer("transB", 1), single("alpha", 0.1f), single("beta", -2));
    DenseLayer layer = read().layers().get(0);
    double tenth = 0.1f;
    assertArrayEquals(new double[] {tenth, -tenth * tenth}, layer.weights());
    assertArrayEquals(new double[] {-6}, layer.bias().orElseThrow());
    nodes.clear();
    constants.clear();
    constants.add(tensor("W", 11, 2, 1).doubles(9, new double[] {1, 0.1}));
    with("y = Gemm x W", integer("transA", 0), single("alpha", 0.1f));
    assertRefused("node 0 (Gemm): alpha that rounds the values, expected exact products");
    nodes.clear();
    with("y = Gemm x W", single("alpha", Float.NaN));
    assertRefused("a finite float");
  }

  @Test
  void inputsMayBeBroughtIntoRows() throws Exception {
    floats("W", new int[] {4, 1}, 1, 2, 3, 4).longs("rows", -1, 4);
    with("f = Reshape x rows").with("y = MatMul f W");
    assertEquals(4, read().inputs());
    constants.remove(1);
    longs("rows", 2, 2);
    assertRefused("node 0 (Reshape): a reshape to [2.0, 2.0], expected one row for each example");
    nodes.clear();
    with("p = MatMul x W").with("y = Reshape p rows");
    assertRefused("node 1 (Reshape): another shape between layers");
    nodes.clear();
    with("f = Flatten x", integer("axis", 2)).with("y = MatMul f W");
    assertRefused("node 0 (Flatten): attribute axis = 2, expected 1");
  }

  @Test
  void constantsMayBeNodesAndStandInTypedFields() throws Exception {
    ProtoMessage value = new ProtoMessage().text(1, "value");
    value.message(5, tensor("", FLOAT, 1, 2).singles(4, new double[] {0.5, -1.5}));
    with("W = Constant", value).with("y = Gemm x W", integer("transB", 1));
    DenseLayer layer = read().layers().get(0);
    assertEquals("W", layer.name());
    assertArrayEquals(new double[] {0.5, -1.5}, layer.weights());
    nodes.remove(0);
    // Halves stand in the field for integers, here not packed: 1 and -2.
    constants.add(tensor("W", 10, 1, 2).integer(5, 0x3c00).integer(5, 0xc000));
    assertArrayEquals(new double[] {1, -2}, read().layers().get(0).weights());
    constants.clear();
    constants.add(tensor("W", 11, 1, 2).doubles(10, new double[] {0.1, 2}));
    assertArrayEquals(new double[] {0.1, 2}, read().layers().get(0).weights());
    constants.clear();
    constants.add(tensor("W", 2, 1, 2).integer(5, 255).integer(5, 0));
    assertArrayEquals(new double[] {255, 0}, read().layers().get(0).weights());
    constants.clear();
    constants.add(tensor("W", FLOAT, 1, 2).integer(5, 255).integer(5, 0));
    assertRefused("W: 0 values of FLOAT32, expected 2, for shape [1, 2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          y = Sigmoid x ! node 0 (Sigmoid): operator Sigmoid, expected Gemm, MatMul, Add, Relu
          y = Relu x ! node 0 (Relu): a Relu, expected one directly after a layer
          y = Add x b ! node 0 (Add): an addition, expected one directly after the weights
          y = MatMul W x ! x in the first place
          y = MatMul x x ! expected x, the output of the node before, once
          y = MatMul z W ! inputs [z, W], expected x
          y = MatMul x ! inputs [] besides x, expected constants
          y = MatMul x Z ! inputs [Z] besides x, expected constants
          y = MatMul x W b ! inputs [W, b] besides x, expected at most 1
          y = MatMul x b ! weights of shape [2], expected two dimensions
          z = MatMul x W ! output y, expected z, where the nodes lead to
          p = MatMul x W; y = MatMul p W ! a layer right after W, expected a Relu between them
          p = MatMul x W; y = Relu p ! a Relu at the end, expected layers, the last without a Relu
          p = MatMul x W; q = Relu p; y = Relu q ! node 2 (Relu): a Relu
          p = MatMul x W; q = Add p b; y = Add q b ! node 2 (Add): an addition
          p = MatMul x W; q = Relu p; y = MatMul q U ! expected two dimensions, for 2 inputs
          p = MatMul x W; y = Add p U ! a bias of shape [3, 1], expected one number for each of 2
          p = MatMul x W; y = Add p p ! expected p, the output of the node before, once
          y = MatMul x N ! N: NaN or an infinity
          y = MatMul x L ! L: shape [1000000, 1000000], expected at most 134217728 values
          y = MatMul x S ! S: 4 bytes, expected 8 bytes, for shape [1, 2] of FLOAT32
          y = MatMul x E ! E: values outside of the file, or in parts
          y = MatMul x T ! T: element type 8, expected real floats or integers
          """)
  void otherGraphsAreRefused(String graph, String message) {
    floats("W", new int[] {2, 2}, 1, 2, 3, 4).floats("b", new int[] {2}, 5, 6);
    floats("U", new int[] {3, 1}, 1, 2, 3).floats("N", new int[] {1, 2}, 1, Float.NaN);
    floats("L", new int[] {1_000_000, 1_000_000}, 1).floats("S", new int[] {1, 2}, 1);
    constants.add(tensor("E", FLOAT, 1, 1).integer(14, 1));
    constants.add(tensor("T", 8, 1, 1).text(6, "1"));
    for (String node : graph.split("; ")) {
      with(node);
    }
    assertRefused(message);
  }

  @Test
  void whatWouldChangeTheMeaningIsRefused() {
    floats("W", new int[] {2, 2}, 1, 2, 3, 4);
    with("y = Gemm x W", integer("transA", 1));
    assertRefused("transA = 1, expected inputs as rows");
    nodes.clear();
    with("y = Gemm x W", integer("transB", 2));
    assertRefused("attribute transB = 2, expected 0 to 1");
    nodes.clear();
    with("y = Gemm x W", integer("broadcast", 1));
    assertRefused("attributes [broadcast], expected none of these");
    nodes.clear();
    nodes.add(node("y = MatMul x W").text(7, "com.example"));
    assertRefused("an operator of domain com.example");
    nodes.clear();
    with("y = MatMul x W");
    operators = 6;
    assertRefused("operators of version 6, expected 7 or later");
    operators = 7;
    input = "W";
    assertRefused("0 inputs and 1 outputs, expected one of each");
  }
}
