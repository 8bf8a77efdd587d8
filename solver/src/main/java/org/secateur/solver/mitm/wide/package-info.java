/**
 * The exact methods for integers of any length: half tables of such integers (note {@code
 * mitm-wide}), and for numbers the sieve on leading bits, whose finds are judged by their exact
 * errors (note {@code reduction-truncation}).
 */
package org.secateur.solver.mitm.wide;
