package org.secateur.checker;

import java.util.List;
import java.util.Optional;

/** A way of proving facts. Each rule of the specification is one class. */
interface Rule {
  /**
   * Returns if the fact holds.
   *
   * @param line of the step
   * @param target of the section; empty where a section about an interval names no worst target
   * @throws Rejection INVALID with a counterexample or the right number, UNSUPPORTED beyond the
   *     rule's limit
   */
  void verify(int line, Fact fact, Optional<List<Fraction>> target) throws Rejection;
}
