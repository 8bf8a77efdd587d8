package org.secateur.instances.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.NpyArray;

/** Follows the tensors of a graph from its input to its output and collects the layers. */
final class OnnxChain {
  private static final String OPERATORS =
      "Gemm, MatMul, Add, Relu, Identity, and Flatten or Reshape of the input";

  private final String file;
  private final Map<String, OnnxTensor> constants = new HashMap<>();
  private final List<OpenLayer> layers = new ArrayList<>();

  /** Name of the tensor that has been reached. */
  private String current = "";

  /** The node that is looked at, for messages. */
  private String place = "";

  /** Of weights and biases, since one constant may be used many times. */
  private long values;

  OnnxChain(String file) {
    this.file = file;
  }

  private MalformedInputException malformed(String value, String expected) {
    return new MalformedInputException(file, place, value, expected);
  }

  LayerChain build(OnnxGraph graph) throws IOException, MalformedInputException {
    for (OnnxTensor constant : graph.constants()) {
      define(constant.name(), constant);
    }
    List<String> inputs =
        graph.inputs().stream().filter(name -> !constants.containsKey(name)).toList();
    if (inputs.size() != 1 || graph.outputs().size() != 1) {
      throw malformed(
          inputs.size() + " inputs and " + graph.outputs().size() + " outputs", "one of each");
    }
    current = inputs.get(0);
    for (int i = 0; i < graph.nodes().size(); i++) {
      OnnxNode node = graph.nodes().get(i);
      place = "node " + i + " (" + (node.operator() + " " + node.name()).strip() + ")";
      follow(new NodeSettings(file, place, node), node);
    }
    place = "";
    if (!graph.outputs().get(0).equals(current)) {
      throw malformed("output " + graph.outputs().get(0), current + ", where the nodes lead to");
    }
    if (layers.isEmpty() || last().isActivated()) {
      throw malformed(
          layers.isEmpty() ? "no layers" : "a Relu at the end", "layers, the last without a Relu");
    }
    return new LayerChain(layers.stream().map(OpenLayer::close).toList());
  }

  private OpenLayer last() {
    return layers.get(layers.size() - 1);
  }

  private void define(String name, OnnxTensor constant) throws MalformedInputException {
    if (constants.put(name, constant) != null) {
      throw malformed("a second constant " + name, "each name once");
    }
  }

  private void follow(NodeSettings settings, OnnxNode node)
      throws IOException, MalformedInputException {
    if (!node.domain().isEmpty() && !node.domain().equals(OnnxNode.STANDARD_DOMAIN)) {
      throw malformed("an operator of domain " + node.domain(), OPERATORS);
    }
    if (node.outputs().size() != 1) {
      throw malformed(node.outputs().size() + " outputs", "one");
    }
    if (node.operator().equals("Constant")) {
      define(node.outputs().get(0), settings.tensor("value"));
      settings.requireNoOthers();
      return;
    }
    List<String> others = new ArrayList<>(node.inputs());
    if (!others.remove(current) || others.contains(current)) {
      throw malformed("inputs " + node.inputs(), current + ", the output of the node before, once");
    }
    boolean first = node.inputs().get(0).equals(current);
    if (!first && !node.operator().equals("Add")) {
      throw malformed("inputs " + node.inputs(), current + " in the first place");
    }
    switch (node.operator()) {
      case "Gemm" -> gemm(settings, others);
      case "MatMul" -> addLayer(constant(others, 0, 1), false, 1);
      case "Add" -> addBias(constant(others, 0, 1), 1);
      case "Relu" -> activate(others);
      case "Identity" -> requireInputs(others, 0);
      case "Flatten" -> flatten(settings, others);
      case "Reshape" -> reshape(settings, others);
      default -> throw malformed("operator " + node.operator(), OPERATORS);
    }
    settings.requireNoOthers();
    current = node.outputs().get(0);
  }

  private void requireInputs(List<String> others, int most) throws MalformedInputException {
    if (others.size() > most) {
      throw malformed("inputs " + others + " besides " + current, "at most " + most);
    }
  }

  /** The name of the constant that is an input besides the current tensor. */
  private String constant(List<String> others, int index, int most) throws MalformedInputException {
    requireInputs(others, most);
    if (others.size() <= index || !constants.containsKey(others.get(index))) {
      throw malformed("inputs " + others + " besides " + current, "constants of the graph");
    }
    return others.get(index);
  }

  private NpyArray array(String name) throws IOException, MalformedInputException {
    OnnxTensor constant = constants.get(name);
    values += constant.count(file, place + ": " + name);
    if (values > NumberBlocks.MAX_VALUES) {
      throw malformed(
          values + " weights and biases up to here", "at most " + NumberBlocks.MAX_VALUES);
    }
    return constant.array(file, place + ": " + name);
  }

  private void gemm(NodeSettings settings, List<String> others)
      throws IOException, MalformedInputException {
    double alpha = settings.single("alpha", 1);
    double beta = settings.single("beta", 1);
    if (settings.integer("transA", 0, 1, 0) != 0) {
      throw malformed("transA = 1", "inputs as rows");
    }
    addLayer(constant(others, 0, 2), settings.integer("transB", 0, 1, 0) == 1, alpha);
    // An input may be left out by an empty name.
    if (others.size() > 1 && !others.get(1).isEmpty()) {
      addBias(constant(others, 1, 2), beta);
    }
  }

  private void addLayer(String constant, boolean transposed, double factor)
      throws IOException, MalformedInputException {
    if (!layers.isEmpty() && !last().isActivated()) {
      throw malformed("a layer right after " + last().name(), "a Relu between them");
    }
    NpyArray array = array(constant);
    int[] shape = array.shape();
    int inputs = shape.length == 2 ? shape[transposed ? 1 : 0] : 0;
    int known = layers.isEmpty() ? inputs : last().outputs();
    if (shape.length != 2 || array.values().length == 0 || inputs != known) {
      throw malformed(
          "weights of shape " + Arrays.toString(shape) + (transposed ? ", transposed" : ""),
          "two dimensions" + (layers.isEmpty() ? "" : ", for " + known + " inputs"));
    }
    OpenLayer layer = new OpenLayer(constant, array, transposed);
    layers.add(layer);
    requireExact(layer.scale(factor), "alpha");
  }

  private void requireExact(boolean exact, String what) throws MalformedInputException {
    if (!exact) {
      throw malformed(what + " that rounds the values", "exact products");
    }
  }

  private void addBias(String constant, double factor) throws IOException, MalformedInputException {
    if (layers.isEmpty() || last().isActivated() || last().hasBias()) {
      throw malformed("an addition", "one directly after the weights of a layer");
    }
    NpyArray array = array(constant);
    int[] shape = array.shape();
    int outputs = last().outputs();
    int count = array.values().length;
    boolean row = shape.length == 0 || shape[shape.length - 1] == count;
    if (!row || shape.length > 2 || count != outputs && count != 1) {
      throw malformed(
          "a bias of shape " + Arrays.toString(shape), "one number for each of " + outputs);
    }
    requireExact(last().setBias(array.values(), factor), "beta");
  }

  private void activate(List<String> others) throws MalformedInputException {
    requireInputs(others, 0);
    if (layers.isEmpty() || last().isActivated()) {
      throw malformed("a Relu", "one directly after a layer");
    }
    last().activate();
  }

  private void requireStart() throws MalformedInputException {
    if (!layers.isEmpty()) {
      throw malformed("another shape between layers", "one of the input alone");
    }
  }

  private void flatten(NodeSettings settings, List<String> others) throws MalformedInputException {
    requireStart();
    requireInputs(others, 0);
    settings.integer("axis", 1, 1, 1);
  }

  /** To one row for each example; the length of the rows follows from the first layer. */
  private void reshape(NodeSettings settings, List<String> others)
      throws IOException, MalformedInputException {
    requireStart();
    settings.integer("allowzero", 0, 0, 0);
    double[] shape = array(constant(others, 0, 1)).values();
    boolean row = shape.length == 2 && Math.abs(shape[0]) <= 1 && shape[1] >= -1;
    if (!row || shape[0] == -1 && shape[1] == -1) {
      throw malformed("a reshape to " + Arrays.toString(shape), "one row for each example");
    }
  }
}
