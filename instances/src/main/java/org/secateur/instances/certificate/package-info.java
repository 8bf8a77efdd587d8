/** Writes certificates (proofs-notes/certificate-v1.md) from an instance and its result. */
package org.secateur.instances.certificate;
