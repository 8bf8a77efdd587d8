package org.secateur.solver.refutation;

import org.secateur.solver.reduction.SelectionProblem;

/**
 * A problem to be searched.
 *
 * @param log of its options
 */
public record Told(SelectionProblem problem, RefutationLog log) {}
