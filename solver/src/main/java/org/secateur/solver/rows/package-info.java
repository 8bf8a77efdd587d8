/**
 * The rows that a search tests at every node, in exact integers: what has been chosen, what it adds
 * to each row, and what is left of a budget can add to it at most (note {@code search-budget}). A
 * node that is closed by a row is closed by what is computed here.
 */
package org.secateur.solver.rows;
