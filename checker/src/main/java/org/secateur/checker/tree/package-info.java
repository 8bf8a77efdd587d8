/**
 * Refutations (sections 1, 4 and 5 of certificate-v2): options, of which a mask chooses at most one
 * for each neuron; rows, which bound sums over the chosen options; and a tree in preorder whose
 * nodes are settled by rules. To be believed: that {@link org.secateur.checker.tree.Refutation}
 * visits every child before it calls the fact proved, and drops for good only what a split excludes
 * where nothing is chosen; and of each rule that is used its side condition. Each rule is one
 * class, which the entry's table of rules names with its word; those that a certificate does not
 * use may be skipped.
 */
package org.secateur.checker.tree;
