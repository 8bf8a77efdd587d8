package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.search.SelectionSolver;

/** Networks that are solved in parts: their certificates are short, valid and claim the answer. */
final class PartsCertificateTest {
  private static final int INSTANCES = 150;

  @TempDir private Path folder;

  private static String matrix(Random random, int rows, int columns, int most) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                Arrays.toString(
                    random
                        .ints(columns, -most, most + 1)
                        .map(w -> random.nextInt(6) == 0 ? 0 : w)
                        .toArray()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String network(Random random, int n, int d, int m, int most) {
    return "{\"hidden\": %s, \"output\": %s, \"outputActivation\": \"%s\"}"
        .formatted(
            matrix(random, n, d, most),
            matrix(random, m, n, most),
            random.nextInt(3) == 0 ? "relu" : "identity");
  }

  /** Symmetric, one-sided or flat boxes, balls, and points, some of them 0. */
  private static String domain(Random random, int d) {
    if (d > 1) {
      return random.nextInt(4) == 0
          ? box(Arrays.toString(random.ints(d, -3, 4).toArray()), "")
          : "{\"points\": %s}".formatted(matrix(random, 1 + random.nextInt(2 * d), d, 3));
    }
    return switch (random.nextInt(8)) {
      case 0 -> "{\"ball\": {\"norm\": 1, \"radius\": \"3/2\"}}";
      case 1 -> "{\"ball\": {\"norm\": 2, \"radius\": \"3/4\"}}";
      case 2 -> "{\"points\": %s}".formatted(matrix(random, 3, 1, 3));
      case 3 -> box("[\"1/3\"]", "[2]");
      case 4 -> box("[-3]", "[0]");
      case 5 -> box("[-2]", "[\"1/2\"]");
      default -> box("[-1]", "[1]");
    };
  }

  private static String box(String lower, String upper) {
    return "{\"box\": {\"lower\": %s, \"upper\": %s}}"
        .formatted(lower, upper.isEmpty() ? lower : upper);
  }

  private static String json(Random random, String granularity, String objective) {
    boolean isByWeights = granularity.equals("weight");
    int d = 1 + random.nextInt(3) / 2;
    int m = 1 + random.nextInt(3) / 2;
    int n = 1 + random.nextInt(isByWeights ? 1 + 9 / (d + m) : 14);
    int items = isByWeights ? n * (d + m) : n;
    int k = random.nextInt(items + 1);
    String size =
        List.of("\"size\": {\"exactly\": " + k + "}, ", "\"size\": {\"atMost\": " + k + "}, ", "")
            .get(random.nextInt(3));
    int most = random.nextBoolean() ? 9 : 1 << 20;
    String tolerance =
        random.nextInt(5) == 0 ? "0" : random.nextInt(3 * most) + "/" + (1 + random.nextInt(4));
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\",\n \"network\": "
        + "%s,\n \"target\": %s,\n \"domain\": %s, %s"
            .formatted(
                network(random, n, d, m, most),
                network(random, 1 + random.nextInt(2), d, m, most),
                domain(random, d),
                size)
        + "\"granularity\": \"%s\", \"objective\": \"%s\", \"tolerance\": \"%s\"}"
            .formatted(granularity, objective, tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "neuron, min-size", "neuron, min-error", "neuron, decide", "neuron, pareto",
    "weight, min-size", "weight, min-error", "weight, decide", "weight, pareto"
  })
  void theClaimIsTheAnswer(String granularity, String objective)
      throws IOException, MalformedInputException {
    Random seeds = new Random(72);
    int listed = 0;
    for (int i = 0; i < INSTANCES; i++) {
      long seed = seeds.nextLong();
      SolvedNetwork solved =
          SolvedNetwork.of(folder, json(new Random(seed), granularity, objective));
      CheckReport report = solved.check(solved.text());
      String all = "seed " + seed + "\n" + solved.json() + "\n" + solved.text() + report;
      assertEquals(Verdict.VALID, report.verdict(), all);
      assertEquals(solved.expected(), solved.claim(), all);
      if (solved.answer().status() == Status.OPTIMAL) {
        solved.assertStrongest(all);
      }
      listed += solved.text().contains("\nhalves ") ? 1 : 0;
    }
    // A decision with a witness needs no step.
    assertTrue(listed > (objective.equals("decide") ? 20 : 40), listed + " with parts");
  }

  /** On the line, numbers of 30 bits; longer ones where all sums are too many for a checker. */
  private static String line(
      long seed, int n, Objective objective, boolean oneSided, String target, String tolerance) {
    Random random = new Random(seed);
    String hidden =
        IntStream.range(0, n)
            .mapToObj(i -> "[" + (oneSided || random.nextBoolean() ? 1 : -1) + "]")
            .collect(Collectors.joining(", ", "[", "]"));
    long most = 1L << (n > 42 && oneSided ? 52 : 30);
    String output = Arrays.toString(random.longs(n, -most, most).toArray());
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", "
        + "\"network\": {\"hidden\": %s, \"output\": %s, \"outputActivation\": \"identity\"}, "
            .formatted(hidden, output)
        + "\"target\": {\"hidden\": [[1]], \"output\": [%s], \"outputActivation\": \"identity\"}, "
            .formatted(target)
        + "\"domain\": %s, \"granularity\": \"neuron\", \"objective\": \"%s\", \"tolerance\": %s}"
            .formatted(
                box("[-1]", "[1]"),
                objective.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                tolerance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MIN_SIZE", "MIN_ERROR", "PARETO"})
  void fiftyNeuronsHaveAShortCertificate(Objective objective)
      throws IOException, MalformedInputException {
    SolvedNetwork solved =
        SolvedNetwork.of(folder, line(3, 50, objective, false, "123456789", "40"));
    CheckReport report = solved.check(solved.text());
    assertEquals(Verdict.VALID, report.verdict(), solved.text() + report);
    assertEquals(solved.expected(), solved.claim(), solved.text());
    long steps = solved.text().lines().filter(l -> !l.startsWith("point ")).count();
    assertTrue(steps < (objective == Objective.PARETO ? 120 : 15), solved.text());
  }

  /** A run that a limit stops claims its bounds, by what a checker can list. */
  @ParameterizedTest
  @ValueSource(strings = {"MIN_SIZE", "MIN_ERROR", "DECIDE", "PARETO"})
  void aStoppedRunClaimsItsBounds(Objective objective) throws IOException, MalformedInputException {
    int claimed = 0;
    for (int i = 0; i < 24; i++) {
      String json = line(i, 36 + i / 4 * 4, objective, i % 3 == 0, "123456789", "0");
      SearchLimits limits =
          i % 4 == 3
              ? SearchLimits.none(1).withTime(Duration.ofMillis(10L * i))
              : SearchLimits.none(1).withNodes(1000L << i / 2);
      SolvedNetwork solved = SolvedNetwork.of(folder, json, limits);
      boolean isStopped =
          solved.answer().status() != Status.OPTIMAL
              && solved.answer().status() != Status.INFEASIBLE;
      CheckReport report = solved.check(solved.text());
      String all = i + "\n" + json + "\n" + solved.text() + solved.answer() + report;
      // A complete answer is written in full, also where a checker has no room for it.
      assertTrue(
          report.verdict() == Verdict.VALID
              || !isStopped && report.verdict() == Verdict.UNSUPPORTED,
          all);
      if (isStopped) {
        claimed += solved.claim().equals(List.of("claim nothing")) ? 0 : 1;
        solved.answer().bounds().lower().ifPresent(l -> assertClaimed(solved, l, all));
      }
    }
    assertTrue(claimed > (objective == Objective.DECIDE ? 1 : 3), claimed + " claims");
  }

  /** No claim is stronger than the answer. */
  private static void assertClaimed(SolvedNetwork solved, ExactReal lower, String all) {
    String[] claim = solved.claim().get(0).split(" ");
    if (claim[1].equals("min-error") || claim[1].equals("min-size")) {
      Rational claimed = Rational.parse(claim[2]);
      assertTrue(claimed.compareTo((Rational) lower) <= 0, all);
    }
  }

  @Test
  void whatTheCheckerHasNoRoomForIsWrittenInFull() throws IOException, MalformedInputException {
    SolvedNetwork solved =
        SolvedNetwork.of(folder, line(5, 44, Objective.MIN_ERROR, true, "123456789", "0"));
    assertEquals(Status.OPTIMAL, solved.answer().status());
    assertEquals(solved.expected(), solved.claim(), solved.text());
    CheckReport report = solved.check(solved.text());
    assertEquals(Verdict.UNSUPPORTED, report.verdict(), solved.text() + report);
  }

  /** A tree needs a line where all choices would be too many. */
  @Test
  void whatATreeShowsIsNotListed() throws IOException, MalformedInputException {
    SolvedNetwork solved =
        SolvedNetwork.of(
            folder, line(6, 200, Objective.MIN_SIZE, true, "-999999999999999999", "5"));
    assertEquals(Status.INFEASIBLE, solved.answer().status());
    CheckReport report = solved.check(solved.text());
    assertEquals(Verdict.VALID, report.verdict(), solved.text() + report);
    assertTrue(solved.text().contains("\nbranch "), solved.text());
  }

  /** Of a fact that all choices of one part refute, no other part is listed. */
  @Test
  void onlyThePartThatDecidesIsListed() throws IOException, MalformedInputException {
    SolvedNetwork solved =
        SolvedNetwork.of(folder, line(7, 40, Objective.MIN_ERROR, false, "123456789", "5"));
    List<String> steps = solved.text().lines().filter(l -> l.startsWith("halves")).toList();
    assertEquals(2, steps.size(), solved.text());
    assertEquals("halves 1", steps.get(0), solved.text());
  }

  @Test
  void theAnswerIsThatOfARunWithout() throws IOException, MalformedInputException {
    for (Objective objective : List.of(Objective.MIN_SIZE, Objective.MIN_ERROR)) {
      SolvedNetwork solved =
          SolvedNetwork.of(folder, line(8, 44, objective, false, "123456789", "3000"));
      Answer without =
          new SelectionSolver()
              .solve(solved.instance(), SearchLimits.none(1), 1, SearchListener.SILENT)
              .answers()
              .get(0);
      assertEquals(without.bounds(), solved.answer().bounds());
      assertEquals(
          without.incumbent().map(Incumbent::error),
          solved.answer().incumbent().map(Incumbent::error));
      assertEquals(Status.OPTIMAL, without.status());
    }
  }
}
