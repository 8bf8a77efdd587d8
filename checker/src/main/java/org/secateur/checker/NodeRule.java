package org.secateur.checker;

/** A way to settle a node of a refutation's tree. Each rule of the specification is one class. */
interface NodeRule {
  /**
   * Reads the rest of the line and checks the side condition at the current node.
   *
   * @return the node's children; none if nothing below the node is feasible
   * @throws Rejection INVALID with the numbers, if the condition fails
   */
  Children settle(Line line, Refutation tree) throws Rejection;

  /**
   * Child j chooses option j and excludes those before it.
   *
   * @param rest whether there is one more child, which excludes all of them
   */
  record Children(int[] options, boolean rest) {
    static final Children NONE = new Children(new int[0], false);
  }
}
