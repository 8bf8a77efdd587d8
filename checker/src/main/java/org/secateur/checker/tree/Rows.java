package org.secateur.checker.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/** The rows of a certificate, in the order of their numbers; row 0 is that of the sizes. */
public final class Rows {
  /** Coefficients of all rows together, of 8 to some 60 bytes each: up to four gigabytes. */
  static final long MAX_COEFFICIENTS = 1L << 26;

  private final NetworkProblem problem;
  private final Options options;
  private final List<RowRule> rules;
  private final Set<String> basis = new LinkedHashSet<>();
  private final List<Row> rows = new ArrayList<>();

  public Rows(NetworkProblem problem, Options options, List<RowRule> rules) {
    this.problem = problem;
    this.options = options;
    this.rules = rules;
    rows.add(new Row.OfSize(options));
  }

  /** Reads a line that makes a row; false, with nothing read, if it is another. */
  boolean read(Line line) throws Rejection {
    for (RowRule rule : rules) {
      if (line.accept(rule.word())) {
        line.expectNumber(rows.size(), "the next row");
        if ((long) rows.size() * options.count() >= MAX_COEFFICIENTS) {
          throw Rejection.unsupported(
              line.number(), "more than %s coefficients of rows", MAX_COEFFICIENTS);
        }
        rows.add(rule.reader().read(line, this));
        basis.add(rule.basis());
        line.end();
        return true;
      }
    }
    return false;
  }

  /** With which lines of rows begin. */
  Stream<String> words() {
    return rules.stream().map(RowRule::word);
  }

  /** What proofs by the rows that were read rest on. */
  Set<String> basis() {
    return basis;
  }

  NetworkProblem problem() {
    return problem;
  }

  Options options() {
    return options;
  }

  /** Reads {@code ROW lower|upper}. */
  Inequality inequality(Line line) throws Rejection {
    int number = line.integer();
    return new Inequality(get(line, number), number, line.either("upper", "lower"));
  }

  Row ofSize() {
    return rows.get(0);
  }

  public Row get(Line line, int number) throws Rejection {
    if (number >= rows.size()) {
      throw Rejection.invalid(line.number(), "row %s, the last one is %s", number, rows.size() - 1);
    }
    return rows.get(number);
  }
}
