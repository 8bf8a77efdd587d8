package org.secateur.checker.claim;

import java.util.Optional;

/** Ranges in words. */
public final class Ranges {
  private Ranges() {}

  public static <T> String words(T lower, Optional<T> upper) {
    if (upper.isEmpty()) {
      return " is at least " + lower;
    }
    return lower.equals(upper.get())
        ? " is exactly " + lower
        : " lies in [" + lower + ", " + upper.get() + "]";
  }
}
