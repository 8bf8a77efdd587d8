/**
 * The exact search for selection problems: branching on violated rows under a budget, closed by
 * rows and by combinations of rows that a floating-point relaxation suggests. Before it, options
 * are dropped by kinks, in windows and in planes; a log is told of all of it.
 */
package org.secateur.solver.search;
