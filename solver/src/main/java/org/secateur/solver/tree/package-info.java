/**
 * Branch and bound on one selection problem, for one goal: a node is closed by a row, or a
 * relaxation finds a combination of rows that closes it; else it is branched on (note {@code
 * search-branching}). On one thread or several; a log can be told how each node is settled.
 */
package org.secateur.solver.tree;
