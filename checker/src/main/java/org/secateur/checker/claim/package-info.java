/**
 * What is claimed and from what it follows: section 4 of certificate-v1, which holds for both kinds
 * of problems. To be believed: for the kind of claim at hand, its method {@code require}, which
 * demands facts for every size and the exact evaluation of its witness; other kinds may be skipped.
 * Facts are taken as proved here; the rules of other rooms prove them.
 */
package org.secateur.checker.claim;
