package org.secateur.checker.tree;

import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * A rule that makes a row.
 *
 * @param word with which its lines begin
 * @param basis what a proof by it rests on, in words
 */
public record RowRule(String word, String basis, Reader reader) {
  /** Reads what follows the row's number. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads the rest of the line and checks the side condition.
     *
     * @param rows with the earlier ones, the problem and its options
     */
    Row read(Line line, Rows rows) throws Rejection;
  }
}
