package org.secateur.checker.tree;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.verdict.Rejection;

/** A line of last, branch, drop or close is accepted exactly if its side condition holds. */
final class SideConditionTest {
  private static final int LINES = 1500;

  @ParameterizedTest
  @CsvSource({"last, 1", "branch, 2", "drop, 3", "close, 4"})
  void aLineIsAcceptedIfItsSideConditionHolds(String rule, long seed) throws Rejection {
    Random random = new Random(seed);
    int accepted = 0;
    int judged = 0;
    while (judged < LINES) {
      OneLine line = new OneLine(random);
      if (rule.equals("drop") && !line.isAtRoot()) {
        continue;
      }
      boolean isAccepted =
          switch (rule) {
            case "last" -> line.last();
            case "branch" -> line.branch();
            case "close" -> line.close();
            default -> line.drop();
          };
      judged++;
      accepted += isAccepted ? 1 : 0;
    }
    assertTrue(accepted > LINES / 10 && accepted < LINES * 9 / 10, accepted + " accepted");
  }
}
