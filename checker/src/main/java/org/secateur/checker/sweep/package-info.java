/**
 * Rule {@code sweep}, section 9 of certificate-v2: the gradient of the error's even part is
 * followed over half a turn, as sets of cells rounded outwards. To be believed: that a set of cells
 * never loses a gradient that it should hold, and for {@code sizes} that a selection is left out by
 * exact rows only; those that are not are evaluated, for which room error is read, too. Not needed
 * unless the verdict rests on a sweep.
 */
package org.secateur.checker.sweep;
