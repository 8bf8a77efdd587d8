package org.secateur.solver.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.secateur.solver.reduction.SelectionProblem;

/**
 * The connected components of groups and rows: a group and a row are linked where an option of the
 * group adds to the row (note {@code search-parts}).
 */
final class Parts {
  private final SelectionProblem whole;
  private final List<FiniteRow> rows;
  private final int[] parent;

  /** Groups come before rows. */
  private Parts(SelectionProblem whole, List<FiniteRow> rows) {
    this.whole = whole;
    this.rows = rows;
    parent = IntStream.range(0, whole.groups() + rows.size()).toArray();
    for (int r = 0; r < rows.size(); r++) {
      for (int o = 0; o < whole.options(); o++) {
        if (rows.get(r).depends(o)) {
          parent[root(whole.group(o))] = root(whole.groups() + r);
        }
      }
    }
  }

  private int root(int node) {
    int at = node;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /**
   * The parts of a problem: first one of all groups without rows and all rows without groups, maybe
   * of neither, then the components of both.
   */
  static List<Part> of(SelectionProblem whole, List<FiniteRow> rows) {
    return new Parts(whole, rows).components();
  }

  private List<Part> components() {
    TreeMap<Integer, List<Integer>> options = new TreeMap<>();
    for (int o = 0; o < whole.options(); o++) {
      options.computeIfAbsent(root(whole.group(o)), root -> new ArrayList<>()).add(o);
    }
    TreeMap<Integer, List<FiniteRow>> rowsOf = new TreeMap<>();
    for (int r = 0; r < rows.size(); r++) {
      int root = root(whole.groups() + r);
      rowsOf.computeIfAbsent(root, node -> new ArrayList<>()).add(rows.get(r));
    }
    List<Integer> freeOptions = new ArrayList<>();
    List<FiniteRow> constantRows = new ArrayList<>();
    options.forEach((root, of) -> freeOptions.addAll(rowsOf.containsKey(root) ? List.of() : of));
    rowsOf.forEach((root, of) -> constantRows.addAll(options.containsKey(root) ? List.of() : of));
    List<Part> parts = new ArrayList<>();
    parts.add(part(freeOptions, constantRows));
    options.keySet().retainAll(rowsOf.keySet());
    options.forEach((root, of) -> parts.add(part(of, rowsOf.get(root))));
    return parts;
  }

  private Part part(List<Integer> options, List<FiniteRow> of) {
    return new Part(whole, options.stream().mapToInt(o -> o).sorted().toArray(), of);
  }
}
