/**
 * What a search says of its refutations, so that somebody else can check them (note {@code
 * certificate-v2}): the log that hears every step, and problems without some of their options, with
 * the steps that drop those.
 */
package org.secateur.solver.refutation;
