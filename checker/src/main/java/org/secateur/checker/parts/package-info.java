/**
 * Rule {@code halves}, section 10 of certificate-v2: neurons and rows that fall into components
 * without a neuron in common, in each of which all choices are listed. To be believed: that the
 * components share no neuron, that of each the costs are found that a choice within the bounds of
 * its rows can have, by room {@code halves}, and that no sum of them is a size of the fact. Not
 * needed unless the verdict rests on an enumeration of parts.
 */
package org.secateur.checker.parts;
