/**
 * Texts and files: the lines of a certificate (section 2 of certificate-v1 and certificate-v2), the
 * tokens of an instance, and the canonical text whose hash ties both together (section 3). To be
 * believed: that what is read is what is written, and that two instances with different meanings
 * have different canonical texts. {@link org.secateur.checker.reading.ArrayFile} matters to
 * instances in {@code .npz} or {@code .npy} files only.
 */
package org.secateur.checker.reading;
