/**
 * Networks without biases and the sets of inputs over which they are compared (sections 1 and 3 of
 * certificate-v2): values at integer inputs, and what a domain contains. To be believed: that
 * {@link org.secateur.checker.network.Network#sums} is V · relu(W y).
 */
package org.secateur.checker.network;
