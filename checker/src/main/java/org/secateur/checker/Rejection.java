package org.secateur.checker;

/** Ends a check with a verdict that is not VALID, at a place. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final Verdict verdict;
  private final String place;

  Rejection(Verdict verdict, String place, String message) {
    super(message);
    this.verdict = verdict;
    this.place = place;
  }

  static Rejection invalid(int line, String message) {
    return new Rejection(Verdict.INVALID, atLine(line), message);
  }

  static Rejection malformed(int line, String message) {
    return new Rejection(Verdict.MALFORMED, atLine(line), message);
  }

  static Rejection unsupported(int line, String message) {
    return new Rejection(Verdict.UNSUPPORTED, atLine(line), message);
  }

  private static String atLine(int line) {
    return "certificate line " + line;
  }

  Verdict verdict() {
    return verdict;
  }

  String place() {
    return place;
  }
}
