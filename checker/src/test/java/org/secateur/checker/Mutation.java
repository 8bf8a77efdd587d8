package org.secateur.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One small change of a certificate: a digit, a word, or a line. */
final class Mutation {
  private Mutation() {}

  static String of(String certificate, Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> digit(certificate, random);
      case 2 -> otherWord(certificate, random);
      case 3 -> withoutWord(certificate, random);
      case 4 -> withoutLine(certificate, random);
      default -> swappedLines(certificate, random);
    };
  }

  private static String digit(String text, Random random) {
    // The hash is left alone: a change there is always found, and would hide all others.
    int from = text.indexOf("section");
    int at;
    do {
      at = from + random.nextInt(text.length() - from);
    } while (!Character.isDigit(text.charAt(at)));
    char digit = (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
    return text.substring(0, at) + digit + text.substring(at + 1);
  }

  private static String otherWord(String text, Random random) {
    List<String> lines = lines(text);
    int at = 2 + random.nextInt(lines.size() - 2);
    String[] words = lines.get(at).split(" ");
    String[] others = lines.get(2 + random.nextInt(lines.size() - 2)).split(" ");
    words[random.nextInt(words.length)] = others[random.nextInt(others.length)];
    lines.set(at, String.join(" ", words));
    return joined(lines);
  }

  private static String withoutWord(String text, Random random) {
    List<String> lines = lines(text);
    int at = 2 + random.nextInt(lines.size() - 2);
    List<String> words = new ArrayList<>(List.of(lines.get(at).split(" ")));
    words.remove(random.nextInt(words.size()));
    lines.set(at, String.join(" ", words));
    return joined(lines);
  }

  private static String withoutLine(String text, Random random) {
    List<String> lines = lines(text);
    lines.remove(random.nextInt(lines.size()));
    return joined(lines);
  }

  private static String swappedLines(String text, Random random) {
    List<String> lines = lines(text);
    int a = random.nextInt(lines.size());
    lines.add(random.nextInt(lines.size()), lines.remove(a));
    return joined(lines);
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.split("\n")));
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
