package org.secateur.instances.layerfiles;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names with numbers by their values: {@code fc2} before {@code fc10}. */
final class NaturalOrder implements Comparator<String> {
  /** A number, or one character of something else. */
  private static final Pattern PART = Pattern.compile("0*([0-9]+)|[^0-9]", Pattern.DOTALL);

  @Override
  public int compare(String first, String second) {
    Matcher a = PART.matcher(first);
    Matcher b = PART.matcher(second);
    while (true) {
      boolean more = a.find();
      if (!b.find()) {
        return more ? 1 : first.compareTo(second);
      }
      if (!more) {
        return -1;
      }
      int sign = part(a, b);
      if (sign != 0) {
        return sign;
      }
    }
  }

  private static int part(Matcher a, Matcher b) {
    String x = a.group(1);
    String y = b.group(1);
    if (x == null || y == null) {
      return a.group().compareTo(b.group());
    }
    // Without leading zeros the longer number is the greater.
    return x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
  }
}
