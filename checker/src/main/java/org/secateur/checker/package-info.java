/**
 * Judges certificates (proofs-notes/certificate-v1.md) with its own reading, its own arithmetic and
 * its own evaluation. It depends on nothing but the JDK and Jackson's streaming parser.
 */
package org.secateur.checker;
