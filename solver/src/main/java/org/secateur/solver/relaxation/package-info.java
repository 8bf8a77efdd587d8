/**
 * The linear relaxation of a node, in floating point: a dual simplex method that is given rows as
 * its solutions violate them. It suggests combinations of rows, and rows; whatever it gets wrong
 * costs time only, for suggestions are tested in exact integers by those who ask (note {@code
 * search-combinations}).
 */
package org.secateur.solver.relaxation;
