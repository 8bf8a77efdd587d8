/**
 * The exact engine for networks, which puts together what there is to search with: independent
 * parts; what can be dropped before a search; sweeps, and trees under growing budgets where there
 * is no sweep or it is dear. A log is told of all of it.
 */
package org.secateur.solver.search;
