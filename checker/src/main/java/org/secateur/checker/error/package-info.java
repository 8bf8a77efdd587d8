/**
 * The error of a pruned network against its target over a whole domain, exactly: section 7 of
 * certificate-v2. To be believed: that the candidates hold a maximum. Needed where a witness or a
 * point of a front is given, and for sweeps; of both searches only the one for the domain at hand,
 * {@link org.secateur.checker.error.PolytopeError} for boxes and 1-norm balls and {@link
 * org.secateur.checker.error.BallError} for 2-norm balls. A certificate of infeasibility by rows or
 * kinks needs none of it.
 */
package org.secateur.checker.error;
