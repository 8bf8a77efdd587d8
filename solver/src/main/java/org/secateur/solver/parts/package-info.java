/**
 * Problems of finitely many rows that fall apart: each independent part is searched for its own
 * least error of each size, as a sum or as a tree, and the answers are put together (note {@code
 * search-parts}).
 */
package org.secateur.solver.parts;
