package org.secateur.checker.verdict;

import java.util.Locale;

/** Ends a check with a verdict that is not VALID, at a place. */
public final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final Verdict verdict;
  private final String place;

  /**
   * @param format of the message as of {@link String#format}, or the message itself if there are no
   *     values
   */
  public Rejection(Verdict verdict, String place, String format, Object... values) {
    super(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    this.verdict = verdict;
    this.place = place;
  }

  /** A side condition fails at a line of the certificate. */
  public static Rejection invalid(int line, String format, Object... values) {
    return new Rejection(Verdict.INVALID, atLine(line), format, values);
  }

  public static Rejection malformed(int line, String format, Object... values) {
    return new Rejection(Verdict.MALFORMED, atLine(line), format, values);
  }

  public static Rejection unsupported(int line, String format, Object... values) {
    return new Rejection(Verdict.UNSUPPORTED, atLine(line), format, values);
  }

  private static String atLine(int line) {
    return "certificate line " + line;
  }

  public Verdict verdict() {
    return verdict;
  }

  public String place() {
    return place;
  }
}
