/**
 * The exact search for selection problems: branching on violated rows under a budget, closed by
 * rows and by combinations of rows that a floating-point relaxation suggests.
 */
package org.secateur.solver.search;
