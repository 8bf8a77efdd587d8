package org.secateur.experiments.theory;

import java.util.List;

/**
 * What a bound says, in words, and where it is said.
 *
 * @param summary in one line
 * @param statement in words
 * @param source paper, theorem, arXiv id
 * @param basis which text the wording follows
 * @param assumptions of the statement
 * @param open what the public text leaves open
 */
public record Citation(
    String summary,
    String statement,
    String source,
    String basis,
    List<String> assumptions,
    List<String> open) {
  public Citation {
    assumptions = List.copyOf(assumptions);
    open = List.copyOf(open);
  }
}
