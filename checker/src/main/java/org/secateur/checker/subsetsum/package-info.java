/**
 * Sums (certificate-v1): the problem, its three further claims (count and covering), and the one
 * rule, which makes all half sums again and looks at every mask (section 6), by room {@code
 * halves}. To be believed: that the box around a target is that of the bound. Not needed for
 * certificates about networks.
 */
package org.secateur.checker.subsetsum;
