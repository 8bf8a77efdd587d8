package org.secateur.solver.search;

import org.secateur.solver.reduction.SelectionProblem;

/**
 * A problem to be searched.
 *
 * @param log of its options
 */
record Told(SelectionProblem problem, RefutationLog log) {}
