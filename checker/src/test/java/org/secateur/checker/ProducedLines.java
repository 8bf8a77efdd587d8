package org.secateur.checker;

import java.util.List;

/** The text of a certificate that is being made. */
final class ProducedLines {
  private final StringBuilder text = new StringBuilder();

  void add(String line) {
    text.append(line).append('\n');
  }

  String text() {
    return text.toString();
  }

  /** The words, each after a space. */
  static String joined(List<?> words) {
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(' ').append(word));
    return text.toString();
  }
}
