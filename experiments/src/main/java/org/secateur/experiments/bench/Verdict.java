package org.secateur.experiments.bench;

/**
 * What a backend's answer is worth, held against the proved one.
 *
 * @param text for people: the kind, and values where they say more
 */
public record Verdict(Kind kind, String text) {
  /** The cases there are. */
  public enum Kind {
    /** It claimed the optimum, and it is. */
    RIGHT("right"),
    /** It claimed something that is not so. */
    WRONG("wrong"),
    /** It claimed nothing within its limit. */
    NO_ANSWER("no answer"),
    /** It does not take the instance. */
    UNSUPPORTED("unsupported"),
    /** It crashed or could not be loaded. */
    FAILED("failed"),
    /** There is no proved answer to hold it against. */
    NOT_JUDGED("not judged");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  static Verdict wrong(String text) {
    return new Verdict(Kind.WRONG, "wrong: " + text);
  }
}
