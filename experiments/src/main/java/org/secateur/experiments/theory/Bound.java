package org.secateur.experiments.theory;

import java.util.List;

/** A published bound as a calculator. */
public interface Bound {
  /** The name on the command line. */
  String name();

  Citation citation();

  /** The parameters, in the order in which they are shown. */
  List<ParameterRule> rules();

  /** How the integer is found from the formula. */
  String method();

  /** What the integer of {@link BoundValue} is. */
  String integerName();

  /** What the real number of {@link BoundValue} is. */
  String realName();

  /**
   * The value of the bound.
   *
   * @throws IllegalArgumentException if it is too large to be of use or cannot be decided, with the
   *     reason
   */
  BoundValue evaluate(ParameterValues values);
}
