package org.secateur.solver.reduction;

/**
 * A target on the integer grid of a {@link ScalarGrid}.
 *
 * @param value the snapped target; errors of sums against it are ordered, and tied, as the exact
 *     errors are
 * @param lower least sum within the tolerance
 * @param upper greatest sum within the tolerance; below {@code lower} where no sum can be
 */
public record ScalarTarget(long value, long lower, long upper) {}
