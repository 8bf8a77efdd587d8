/**
 * The problem of pruning a network: which masks there are, of which size, which subnetwork each of
 * them keeps, and what an error at an input means for its sums (sections 1 and 4 of
 * certificate-v2). To be believed: that a mask keeps what it says, and that {@link
 * org.secateur.checker.pruning.Confinement} rounds inwards to integers that a sum can be. Rules
 * about kinks see networks of two inputs, or {@link org.secateur.checker.pruning.Plane} of more.
 */
package org.secateur.checker.pruning;
