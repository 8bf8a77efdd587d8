package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Predicate;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/** Mutations of certificates about one instance; none may be valid that is not true. */
final class Mutations {
  private final String instance;
  private final Predicate<String> truth;
  private final String context;

  /**
   * @param instance as a file has it
   * @param truth whether a certificate's claims hold, by brute force
   */
  Mutations(String instance, Predicate<String> truth, String context) {
    this.instance = instance;
    this.truth = truth;
    this.context = context;
  }

  /** How many of so many mutations of a true certificate are rejected. */
  int rejected(String certificate, int mutations, Random random) {
    assertTrue(truth.test(certificate), () -> context + "\n" + certificate);
    int rejected = 0;
    for (int i = 0; i < mutations; i++) {
      String mutated = Mutation.of(certificate, random);
      CheckReport report = Checks.check(instance, mutated);
      boolean valid = report.verdict() == Verdict.VALID;
      rejected += valid ? 0 : 1;
      assertTrue(
          !valid || truth.test(mutated), () -> context + "\n" + instance + "\n" + mutated + report);
    }
    return rejected;
  }
}
