/**
 * Exact numbers: fractions of integers of any length, roots of fractions, lists of integers,
 * matrices over a common denominator, and how they are written (section 2 of certificate-v1 and of
 * certificate-v2). To be believed: that no operation rounds unless it says in which direction.
 * Nothing here is particular to certificates; a reader who trusts the names may skip the bodies.
 * Roots are needed for 2-norm balls only.
 */
package org.secateur.checker.arithmetic;
