package org.secateur.checker;

import java.util.Optional;

/** Ranges in words. */
final class Ranges {
  private Ranges() {}

  static <T> String words(T lower, Optional<T> upper) {
    if (upper.isEmpty()) {
      return " is at least " + lower;
    }
    return lower.equals(upper.get())
        ? " is exactly " + lower
        : " lies in [" + lower + ", " + upper.get() + "]";
  }
}
