package org.secateur.checker.tree;

/** The children of a node, and which of them is being settled. */
final class Frame {
  final StepRule.Children children;
  int next;
  boolean choosing;

  Frame(StepRule.Children children) {
    this.children = children;
  }
}
