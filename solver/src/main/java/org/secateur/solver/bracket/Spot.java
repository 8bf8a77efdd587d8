package org.secateur.solver.bracket;

import java.math.BigInteger;
import org.secateur.solver.oracle.IntegerVector;

/**
 * The input vector / below; over a ball of the 2-norm any input of that direction.
 *
 * @param below positive
 */
record Spot(IntegerVector vector, BigInteger below) {}
