/**
 * The exact methods for numbers whose sums fit in 64 bits: both half tables in memory, four lists
 * in little memory, one indexed table for many targets, and the sieve. Each is a {@link
 * org.secateur.solver.mitm.sums.SumKernel} over positions on a grid and says what it needs; none
 * knows of an instance.
 */
package org.secateur.solver.mitm.scalar;
