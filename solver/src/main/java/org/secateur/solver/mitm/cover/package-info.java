/**
 * The covering radius of subset sums over an interval: the widest gap between neighbouring sums, by
 * rows of marked cells (note {@code cover-cells}), or from the list of all sums where they do not
 * fit in 64 bits.
 */
package org.secateur.solver.mitm.cover;
