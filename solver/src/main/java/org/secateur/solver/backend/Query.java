package org.secateur.solver.backend;

import java.math.BigInteger;
import java.util.Optional;
import org.secateur.model.SizeRange;

/**
 * One question about one target.
 *
 * @param sizes that the mask may have, both ends included
 * @param errorCap largest error that is admitted, in units of the {@link ScaledTarget}; absent for
 *     any error; at least 0
 */
public record Query(Goal goal, SizeRange sizes, Optional<BigInteger> errorCap) {}
