package org.secateur.checker.tree;

/** The children of a node; those before {@code next} are settled or, the last one, being so. */
final class Frame {
  final StepRule.Children children;
  int next;

  Frame(StepRule.Children children) {
    this.children = children;
  }
}
