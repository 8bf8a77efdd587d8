/**
 * What the exact methods for subset sums are made of: ascending lists of sums, merged, walked by
 * two pointers and cut into shifted copies; the way back from a sum to its mask; and the two
 * questions that a method's tables answer, {@link org.secateur.solver.mitm.sums.SumKernel}. Nothing
 * here chooses a method.
 */
package org.secateur.solver.mitm.sums;
