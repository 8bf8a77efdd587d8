package org.secateur.solver.sweep;

/**
 * One step of a sweep: the gradient has to be in a strip, and then, at the same input, it jumps or
 * may jump.
 *
 * @param strip of the input's row
 * @param turns whether the coordinates are turned by a quarter before this step: (u, s) become (s,
 *     -u)
 * @param option that may be chosen here; {@link #TARGET} if the target has a kink here, {@link
 *     #INPUT} if there is only a row
 * @param across floor of the first coordinate of the jump
 * @param along floor of the second coordinate of the jump
 * @param cost of the option, else 0
 */
record Step(Strip strip, boolean turns, int option, int across, int along, int cost) {
  static final int TARGET = -1;
  static final int INPUT = -2;

  boolean isOption() {
    return option >= 0;
  }

  boolean jumpsAlways() {
    return option == TARGET;
  }
}
