package org.secateur.checker;

import java.util.ArrayList;
import java.util.List;

/** The rows of a certificate, in the order of their numbers; row 0 is that of the sizes. */
final class Rows {
  /** Coefficients of all rows together, of 12 to some 60 bytes each: up to four gigabytes. */
  static final long MAX_COEFFICIENTS = 1L << 26;

  private final NetworkProblem problem;
  private final Options options;
  private final Reach reach;
  private final List<Row> rows = new ArrayList<>();

  Rows(NetworkProblem problem, Options options) {
    this.problem = problem;
    this.options = options;
    this.reach = new Reach(options);
    rows.add(new Row.OfSize(options));
  }

  /** Reads a line {@code row} or {@code comb}; false, with nothing read, if it is another. */
  boolean read(Line line) throws Rejection {
    boolean combined = line.accept("comb");
    if (!combined && !line.accept("row")) {
      return false;
    }
    line.expectNumber(rows.size(), "the next row");
    if ((long) rows.size() * options.count() >= MAX_COEFFICIENTS) {
      throw Rejection.unsupported(
          line.number(), "more than " + MAX_COEFFICIENTS + " coefficients of rows");
    }
    rows.add(
        combined ? CombinedRow.read(line, this, options) : InputRow.read(line, problem, options));
    line.end();
    return true;
  }

  /** Reads {@code ROW lower|upper}. */
  Inequality inequality(Line line) throws Rejection {
    int number = line.integer();
    Row row = get(line, number);
    boolean upper = line.accept("upper");
    if (!upper) {
      line.expect("lower");
    }
    return new Inequality(row, number, upper);
  }

  Reach reach() {
    return reach;
  }

  Row ofSize() {
    return rows.get(0);
  }

  Row get(Line line, int number) throws Rejection {
    if (number >= rows.size()) {
      throw Rejection.invalid(
          line.number(), "row " + number + ", the last one is " + (rows.size() - 1));
    }
    return rows.get(number);
  }
}
