/**
 * The sieve: of two halves whose sums stand with their masks beside them, the pairs that lie
 * nearest, found by marking cells (note {@code mitm-sieve}). It sees long values in one coordinate
 * or two and no instance; who asks makes the halves and keeps the nearest masks, or decides by
 * errors of its own through {@link org.secateur.solver.mitm.sieve.PairCollector}.
 */
package org.secateur.solver.mitm.sieve;
