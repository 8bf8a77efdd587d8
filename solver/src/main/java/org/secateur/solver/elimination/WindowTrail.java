package org.secateur.solver.elimination;

import java.util.Arrays;

/**
 * What is decided of options, in the order in which it was decided, and why. Mutable, for one
 * thread.
 */
final class WindowTrail {
  enum State {
    FREE,
    CHOSEN,
    DROPPED
  }

  /** Instead of the end of a row: nothing but an assumption. */
  static final int ASSUMED = -1;

  /** Another option of the group is chosen. */
  static final int EXCLUDED = -2;

  /** The opposite was tried, and failed. */
  static final int TRIED = -3;

  private final State[] state;
  private final int[] reason;
  private final int[] position;
  private final int[] order;
  private int size;

  WindowTrail(int options) {
    state = new State[options];
    Arrays.fill(state, State.FREE);
    reason = new int[options];
    position = new int[options];
    order = new int[options];
  }

  /** The end of a row, as a reason: the sum stays short of it, or goes beyond it. */
  static int end(int row, boolean isLower) {
    return 2 * row + (isLower ? 0 : 1);
  }

  static int row(int end) {
    return end / 2;
  }

  static boolean isLower(int end) {
    return end % 2 == 0;
  }

  /** Decides on a free option. */
  void push(int option, State to, int why) {
    state[option] = to;
    reason[option] = why;
    position[option] = size;
    order[size++] = option;
  }

  /** Takes the last decision back. */
  int pop() {
    int option = order[--size];
    state[option] = State.FREE;
    return option;
  }

  /** The number of decisions. */
  int size() {
    return size;
  }

  State state(int option) {
    return state[option];
  }

  int reason(int option) {
    return reason[option];
  }

  /** Of the decision on an option that is not free. */
  int position(int option) {
    return position[option];
  }

  /** The option decided on at a position. */
  int option(int at) {
    return order[at];
  }

  /** Whether an option is not free, and was not when there were so many decisions. */
  boolean isDecided(int option, int before) {
    return state[option] != State.FREE && position[option] < before;
  }
}
