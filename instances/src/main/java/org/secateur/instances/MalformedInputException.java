package org.secateur.instances;

/**
 * A file is not what it should be. The message is one line: file, place, value, what was expected.
 */
public final class MalformedInputException extends Exception {
  /** Longest part of an offending value that is repeated in the message. */
  private static final int MAX_VALUE = 80;

  private static final int MAX_EXPECTED = 400;

  /**
   * @param file name of the file, as the user gave it
   * @param place within the file, such as {@code $.samples[3]}; empty where the file as a whole is
   *     meant
   * @param value what stands there; shortened if long
   * @param expected what should stand there
   */
  public MalformedInputException(String file, String place, String value, String expected) {
    super(
        oneLine(file, MAX_EXPECTED)
            + ": "
            + (place.isEmpty() ? "" : oneLine(place, MAX_EXPECTED) + ": ")
            + oneLine(value, MAX_VALUE)
            + ", expected "
            + oneLine(expected, MAX_EXPECTED));
  }

  private static String oneLine(String text, int limit) {
    StringBuilder line = new StringBuilder();
    int[] characters = text.codePoints().limit(limit + 1L).toArray();
    for (int i = 0; i < Math.min(limit, characters.length); i++) {
      int c = characters[i];
      boolean printable = !Character.isISOControl(c) && c != 0x2028 && c != 0x2029;
      line.appendCodePoint(printable ? c : '\uFFFD');
    }
    return characters.length > limit ? line + "…" : line.toString();
  }
}
