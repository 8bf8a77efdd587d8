package org.secateur.checker.subsetsum;

import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.claim.Fact;

/** Every target of the interval has a mask of an allowed size within the radius. */
record Covered(Fraction radius) implements Fact {}
