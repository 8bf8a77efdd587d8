/**
 * Sums met in the middle, for both versions: groups of summands, of each of which at most one is
 * chosen, in two halves; all choices of a half are listed again by merging, and pairs of both are
 * looked at by a window over the sorted halves. To be believed: that the half sums are complete and
 * that the window misses no pair. Not needed unless the verdict rests on an enumeration.
 */
package org.secateur.checker.halves;
