package org.secateur.instances.layerfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layerfiles.StateDict.Order;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.NpyArray;

/** Which arrays are layers, in which order, and which are none. */
class StateDictTest {
  private final Map<String, NpyArray> arrays = new LinkedHashMap<>();

  private StateDictTest with(String name, int... shape) {
    double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    arrays.put(name, new NpyArray(shape, values));
    return this;
  }

  private String names(Order order) throws Exception {
    LayerChain chain = new StateDict("file", arrays).chain(order);
    return String.join(" ", chain.layers().stream().map(layer -> layer.name()).toList());
  }

  private String refusal() {
    return assertThrows(MalformedInputException.class, () -> names(Order.FILE)).getMessage();
  }

  @Test
  void orderOfTheFileOrOfTheNames() throws Exception {
    with("fc10", 4, 3).with("fc9", 3, 2);
    assertEquals("fc9 fc10", names(Order.FILE_OR_NAMES));
    assertEquals("fc9 fc10", names(Order.NAMES_OR_FILE));
    assertTrue(refusal().startsWith("file: fc9: shape [3, 2], expected 4 inputs"));
    arrays.clear();
    with("fc10", 3, 3).with("fc9", 3, 3);
    assertEquals("fc10 fc9", names(Order.FILE_OR_NAMES));
    assertEquals("fc9 fc10", names(Order.NAMES_OR_FILE));
    arrays.clear();
    with("in", 3, 2).with("hidden", 4, 3);
    assertEquals("in hidden", names(Order.NAMES_OR_FILE));
  }

  @Test
  void namesAreOrderedByTheirNumbers() {
    List<String> names =
        Arrays.asList("fc10", "fc9", "fc09.b", "fc", "a.2.x", "a.12.w", "fc9a", "a.2", "fc009");
    names.sort(new NaturalOrder());
    assertEquals(
        List.of("a.2", "a.2.x", "a.12.w", "fc", "fc009", "fc9", "fc09.b", "fc9a", "fc10"), names);
  }

  @Test
  void biasesAreNamedAsTheirWeights() throws Exception {
    with("net.0.bias", 3).with("net.0.weight", 3, 2).with("net.2.weight", 1, 3);
    LayerChain chain = new StateDict("file", arrays).chain(Order.FILE);
    assertArrayEquals(new double[3], chain.layers().get(0).bias().orElseThrow());
    assertTrue(chain.layers().get(1).bias().isEmpty());
    with("net.2.bias", 2);
    assertEquals(
        "file: net.2.bias: array of shape [2], expected [1], one for each output of net.2.weight",
        refusal());
  }

  @Test
  void otherArraysAreNoLayers() {
    with("w", 2, 2).with("norm.weight", 2);
    assertEquals(
        "file: norm.weight: array of shape [2], expected weights, or a bias named as its weights"
            + " are",
        refusal());
    arrays.clear();
    assertTrue(refusal().contains("no arrays"));
    assertTrue(with("conv", 2, 2, 3, 3).refusal().contains("conv: array of shape [2, 2, 3, 3]"));
    arrays.clear();
    assertTrue(with("w", 0, 4).refusal().contains("w: array of shape [0, 4]"));
    arrays.clear();
    assertTrue(with("count").refusal().contains("count: array of shape []"));
  }
}
