package org.secateur.checker.tree;

import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * A rule of a refutation's steps. Each rule of the specification is one class.
 *
 * @param word with which its lines begin
 * @param basis what a proof by it rests on, in words
 */
public record StepRule(String word, String basis, Application application) {
  /** A step at the current node of a tree. */
  @FunctionalInterface
  public interface Application {
    /**
     * Reads the rest of the line and checks the side condition at the current node.
     *
     * @return the node's children; none if nothing below the node is feasible; or {@link
     *     Children#OPEN}
     * @throws Rejection INVALID with the numbers, if the condition fails
     */
    Children apply(Line line, Refutation tree) throws Rejection;
  }

  /**
   * Child j chooses option j and excludes those before it.
   *
   * @param rest whether there is one more child, which excludes all of them
   * @param open whether the node has none yet, and is still to be settled by a later step
   */
  public record Children(int[] options, boolean rest, boolean open) {
    /** The node is settled. */
    public static final Children NONE = new Children(new int[0], false, false);

    /** The node is still to be settled by a later step. */
    public static final Children OPEN = new Children(new int[0], false, true);
  }
}
