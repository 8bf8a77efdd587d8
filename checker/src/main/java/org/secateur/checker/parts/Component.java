package org.secateur.checker.parts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.secateur.checker.halves.Summand;
import org.secateur.checker.tree.Options;
import org.secateur.checker.tree.Refutation;
import org.secateur.checker.tree.Row;

/**
 * Listed rows and the neurons that are linked to them: a row and a neuron are where an option of
 * the neuron, not dropped, has a coefficient other than 0.
 *
 * @param rows in the order of the line; none for the neurons of no listed row
 * @param groups of each neuron its options that are not dropped, at least one
 */
record Component(List<Row> rows, List<List<Integer>> groups) {

  /** First the neurons of no listed row, then the components in the order of the rows. */
  static List<Component> of(Refutation tree, List<Row> listed) {
    Options options = tree.options();
    int[] parent = IntStream.range(0, options.groups() + listed.size()).toArray();
    for (int r = 0; r < listed.size(); r++) {
      Row row = listed.get(r);
      for (int o = 0; o < options.count(); o++) {
        if (!tree.isDropped(o) && row.coefficient(o).signum() != 0) {
          parent[root(parent, options.group(o))] = root(parent, options.groups() + r);
        }
      }
    }
    Map<Integer, Component> byRoot = new LinkedHashMap<>();
    Component unlinked = empty();
    byRoot.put(-1, unlinked);
    for (int r = 0; r < listed.size(); r++) {
      Component part = byRoot.computeIfAbsent(root(parent, options.groups() + r), root -> empty());
      part.rows.add(listed.get(r));
    }
    for (int g = 0; g < options.groups(); g++) {
      int first = g * options.each();
      List<Integer> left =
          IntStream.range(first, first + options.each())
              .filter(o -> !tree.isDropped(o))
              .boxed()
              .toList();
      if (!left.isEmpty()) {
        byRoot.getOrDefault(root(parent, g), unlinked).groups.add(left);
      }
    }
    return List.copyOf(byRoot.values());
  }

  private static Component empty() {
    return new Component(new ArrayList<>(), new ArrayList<>());
  }

  private static int root(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** What the dearest options cost together. */
  int dearest(Options options) {
    return groups.stream()
        .mapToInt(group -> group.stream().mapToInt(options::cost).max().orElse(0))
        .sum();
  }

  /** The options with what they add to each of the rows. */
  List<List<Summand>> summands(Options options) {
    return groups.stream()
        .map(group -> group.stream().map(o -> summand(o, options)).toList())
        .toList();
  }

  private Summand summand(int option, Options options) {
    BigInteger[] coordinates = new BigInteger[rows.size()];
    Arrays.setAll(coordinates, c -> rows.get(c).coefficient(option));
    return new Summand(option, options.cost(option), coordinates);
  }
}
