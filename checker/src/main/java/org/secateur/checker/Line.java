package org.secateur.checker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a certificate: its number, counted from 1, and its words, read from left to right.
 */
final class Line {
  private final int number;
  private final String[] words;
  private int next;

  /** Splits at single spaces; leading, trailing and doubled spaces make empty words: malformed. */
  Line(int number, String text) throws Rejection {
    this.number = number;
    this.words = text.split(" ", -1);
    for (String word : words) {
      if (word.isEmpty()) {
        throw Rejection.malformed(number, "expected words with single spaces between them");
      }
    }
  }

  int number() {
    return number;
  }

  boolean startsWith(String word) {
    return words[0].equals(word);
  }

  boolean hasNext() {
    return next < words.length;
  }

  String word(String expected) throws Rejection {
    if (!hasNext()) {
      throw Rejection.malformed(number, "the line ends, expected " + expected);
    }
    return words[next++];
  }

  void expect(String word) throws Rejection {
    String found = word("\"" + word + "\"");
    if (!found.equals(word)) {
      throw wrong(found, "\"" + word + "\"");
    }
  }

  /** Whether the next word is this one; then it is passed over. */
  boolean accept(String word) {
    boolean found = hasNext() && words[next].equals(word);
    next += found ? 1 : 0;
    return found;
  }

  Fraction fraction() throws Rejection {
    String expected = "an integer or a fraction p/q";
    String found = word(expected);
    try {
      return NumberText.fraction(found);
    } catch (NumberFormatException e) {
      throw wrong(found, expected);
    }
  }

  /** An integer that is not negative. */
  BigInteger natural(String expected) throws Rejection {
    String found = word(expected);
    try {
      return NumberText.natural(found, 10);
    } catch (NumberFormatException e) {
      throw wrong(found, expected);
    }
  }

  /** An error: a fraction, or the root of one. */
  Real real() throws Rejection {
    String expected = "an integer, a fraction p/q or sqrt(p/q)";
    String found = word(expected);
    try {
      return Real.parse(found);
    } catch (NumberFormatException e) {
      throw wrong(found, expected);
    }
  }

  int integer() throws Rejection {
    String expected = "an integer from 0 to 2147483647";
    String found = word(expected);
    try {
      return NumberText.natural(found, 10).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrong(found, expected);
    }
  }

  /** A number that is known beforehand. */
  void expectNumber(int expected, String what) throws Rejection {
    int found = integer();
    if (found != expected) {
      throw wrong("" + found, what + ", " + expected);
    }
  }

  /** The indices up to the end of the line, strictly ascending. */
  List<Integer> indices() throws Rejection {
    List<Integer> indices = new ArrayList<>();
    while (hasNext()) {
      int index = integer();
      if (!indices.isEmpty() && index <= indices.get(indices.size() - 1)) {
        throw wrong("" + index, "indices in strictly ascending order");
      }
      indices.add(index);
    }
    return List.copyOf(indices);
  }

  void end() throws Rejection {
    if (hasNext()) {
      throw wrong(words[next], "the end of the line");
    }
  }

  Rejection wrong(String found, String expected) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return Rejection.malformed(number, "\"" + shown + "\", expected " + expected);
  }
}
