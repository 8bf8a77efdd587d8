package org.secateur.checker.reading;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.NumberText;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.verdict.Rejection;

/**
 * One line of a certificate: its number, counted from 1, and its words, read from left to right.
 */
public final class Line {
  private final int number;
  private final String[] words;

  /** Of the next word. */
  private int at;

  /** Leading, trailing and doubled spaces make empty words: malformed. */
  public Line(int number, String text) throws Rejection {
    this.number = number;
    this.words = text.split(" ", -1);
    if (Arrays.asList(words).contains("")) {
      throw Rejection.malformed(number, "expected words with single spaces between them");
    }
  }

  public int number() {
    return number;
  }

  public boolean startsWith(String word) {
    return words[0].equals(word);
  }

  public boolean hasNext() {
    return at < words.length;
  }

  public String word(String expected) throws Rejection {
    if (!hasNext()) {
      throw Rejection.malformed(number, "the line ends, expected " + expected);
    }
    return words[at++];
  }

  public void expect(String word) throws Rejection {
    String found = word("\"" + word + "\"");
    if (!found.equals(word)) {
      throw wrong(found, "\"" + word + "\"");
    }
  }

  /** Whether the next word is this one; then it is passed over. */
  public boolean accept(String word) {
    boolean found = hasNext() && words[at].equals(word);
    at += found ? 1 : 0;
    return found;
  }

  /** Whether the next word is the first one of two. */
  public boolean either(String word, String other) throws Rejection {
    boolean found = accept(word);
    if (!found) {
      expect(other);
    }
    return found;
  }

  /** A word as a number. */
  private <T> T number(String expected, Function<String, T> reader) throws Rejection {
    String found = word(expected);
    try {
      return reader.apply(found);
    } catch (NumberFormatException e) {
      throw wrong(found, expected);
    }
  }

  public Fraction fraction() throws Rejection {
    return number("an integer or a fraction p/q", NumberText::fraction);
  }

  /** An integer that is not negative. */
  public BigInteger natural(String expected) throws Rejection {
    return number(expected, digits -> NumberText.natural(digits, 10));
  }

  /** An error: a fraction, or the root of one. */
  public Real real() throws Rejection {
    return number("an integer, a fraction p/q or sqrt(p/q)", Real::parse);
  }

  /** An error, or none for the word {@code unknown}. */
  public Optional<Real> realOrUnknown() throws Rejection {
    return accept("unknown") ? Optional.empty() : Optional.of(real());
  }

  /** {@code sizes LEAST MOST}. */
  public Sizes sizes() throws Rejection {
    expect("sizes");
    Sizes sizes = new Sizes(integer(), integer());
    if (sizes.isEmpty()) {
      throw wrong("" + sizes.most(), "at least " + sizes.least());
    }
    return sizes;
  }

  public int integer() throws Rejection {
    return number("an integer from 0 to 2147483647", Line::unsigned);
  }

  /** The number of one of the things that there are so far. */
  public int index(String what, int count) throws Rejection {
    int found = integer();
    if (found >= count) {
      throw Rejection.invalid(number, "%s %s, there are %s", what, found, count);
    }
    return found;
  }

  private static int unsigned(String text) {
    if (Character.digit(text.charAt(0), 10) < 0) {
      throw new NumberFormatException("a sign");
    }
    return Integer.parseInt(text);
  }

  /** A number that is known beforehand. */
  public void expectNumber(int expected, String what) throws Rejection {
    int found = integer();
    if (found != expected) {
      throw wrong("" + found, what + ", " + expected);
    }
  }

  /** The indices up to the end of the line, strictly ascending. */
  public List<Integer> indices() throws Rejection {
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

  public void end() throws Rejection {
    if (hasNext()) {
      throw wrong(word("a word"), "the end of the line");
    }
  }

  public Rejection wrong(String found, String expected) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return Rejection.malformed(number, "\"%s\", expected %s", shown, expected);
  }
}
