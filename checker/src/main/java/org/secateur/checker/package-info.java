/**
 * Judges certificates (proofs-notes/certificate-v1.md and certificate-v2.md) with its own reading,
 * its own arithmetic and its own evaluation. It depends on nothing but the JDK and Jackson's
 * streaming parser. This package is the entry; each further one is a room that sees only rooms
 * before it: verdict, arithmetic, reading, claim; halves, subsetsum; network, error, pruning, tree,
 * kink, sweep, parts. {@code check} says which of them a verdict rests on, and section 11 of
 * certificate-v2 in which order to read them.
 *
 * <p>To be believed: that {@link org.secateur.checker.CertificateChecker} answers VALID only after
 * the instance's hash, all sections and the end; that {@link org.secateur.checker.InstanceParser}
 * reads the fields of section 3 and refuses all others; and that {@link org.secateur.checker.Rules}
 * names every rule that can prove anything about a network.
 */
package org.secateur.checker;
