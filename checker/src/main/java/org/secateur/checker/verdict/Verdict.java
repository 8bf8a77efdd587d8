package org.secateur.checker.verdict;

/** What the checker says of a certificate. */
public enum Verdict {
  /** Every claim follows from the instance; all side conditions were checked. */
  VALID,
  /** A side condition fails: a claim is false, or does not follow from what is written. */
  INVALID,
  /** The instance or the certificate is not written as its format says. */
  MALFORMED,
  /** Neither: checking would exceed a stated limit, or needs a format this version cannot read. */
  UNSUPPORTED
}
