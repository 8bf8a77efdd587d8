/**
 * The exact methods for vectors in the sup-norm whose sums fit in 64 bits: half tables joined by a
 * window on the first coordinate (note {@code mitm-vectors}), and the sieve on two of the
 * coordinates.
 */
package org.secateur.solver.mitm.vector;
