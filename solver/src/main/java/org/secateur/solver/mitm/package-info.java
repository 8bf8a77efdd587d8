/**
 * Meet in the middle for subset sums: which method takes an instance, and what its kernel's answers
 * say about a target or an interval. This package is the entry; each further one sees only packages
 * before it: sums; sieve; scalar, vector, wide; cover.
 */
package org.secateur.solver.mitm;
