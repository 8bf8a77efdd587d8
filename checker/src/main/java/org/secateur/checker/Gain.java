package org.secateur.checker;

import java.math.BigInteger;

/**
 * Rule {@code gain G ROW lower|upper λ}: with λ = p/q, the most that options which are not dropped
 * can add to q · sum − p · size, one of each neuron; found once, at the line. No side condition.
 */
record Gain(Inequality inequality, Fraction price, BigInteger reach) {
  static Gain read(Line line, Refutation tree) throws Rejection {
    Inequality inequality = tree.rows().inequality(line);
    Fraction price = line.fraction();
    Reach reach = tree.rows().reach();
    return new Gain(inequality, price, reach.ofAll(inequality, price, o -> !tree.isDropped(o)));
  }
}
