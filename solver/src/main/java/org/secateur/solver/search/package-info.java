/**
 * The exact search for selection problems: branching on violated rows under a budget, closed by
 * rows and by combinations of rows that a floating-point relaxation suggests; sweeps where there is
 * one; independent parts where finitely many inputs matter. A log is told of all of it.
 */
package org.secateur.solver.search;
