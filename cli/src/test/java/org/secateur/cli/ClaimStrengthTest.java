package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.CertificateChecker;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.json.InstanceReader;
import org.secateur.model.Answer;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.search.SelectionSolver;

/** A certificate claims all that the answer says, and no line of it one size more than is true. */
final class ClaimStrengthTest {
  private static final int INSTANCES = 100;
  private static final Rational STEP = Rational.of(1, 1000);

  @TempDir private Path folder;

  private record Solved(String json, Answer answer, NetworkPruningInstance instance, String text) {
    CheckReport check(String certificate) throws IOException {
      return CertificateChecker.check(
          new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
          new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8)));
    }

    /** The claim and the points of a front. */
    List<String> claim() {
      return text.lines().filter(l -> l.startsWith("claim ") || l.startsWith("point ")).toList();
    }
  }

  private Solved solve(String json) throws IOException, MalformedInputException {
    Path file = Files.writeString(folder.resolve("network.json"), json);
    NetworkPruningInstance instance = (NetworkPruningInstance) InstanceReader.read(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CertificateLog log = new CertificateLog(new NetworkCertificateWriter(instance, out, false));
    Answer answer =
        new SelectionSolver()
            .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT, log)
            .answers()
            .get(0);
    log.finish(answer);
    return new Solved(json, answer, instance, out.toString(StandardCharsets.US_ASCII));
  }

  /** Weights of few digits, some 0; some neurons are equal, parallel or opposite to another. */
  private static int[][] rows(Random random, int rows, int columns) {
    int[][] entries = new int[rows][columns];
    for (int i = 0; i < rows; i++) {
      int[] other = entries[random.nextInt(i + 1)];
      int factor = List.of(1, 2, -1).get(random.nextInt(3));
      boolean isParallel = random.nextInt(3) == 0;
      Arrays.setAll(
          entries[i],
          j -> isParallel ? factor * other[j] : random.nextInt(4) == 0 ? 0 : random.nextInt(9) - 4);
    }
    return entries;
  }

  private static String network(Random random, int n, int d, int m) {
    return "{\"hidden\": %s, \"output\": %s, \"outputActivation\": \"%s\"}"
        .formatted(
            Arrays.deepToString(rows(random, n, d)),
            Arrays.deepToString(rows(random, m, n)),
            random.nextInt(3) == 0 ? "relu" : "identity");
  }

  private static String domain(Random random, int d) {
    int[] low = random.ints(d, -2, random.nextInt(3) == 0 ? 1 : 0).toArray();
    int[] high = random.ints(d, 1, 3).toArray();
    return switch (random.nextInt(5)) {
      case 0 -> "{\"ball\": {\"norm\": 1, \"radius\": \"3/2\"}}";
      case 1 -> "{\"ball\": {\"norm\": 2, \"radius\": \"3/4\"}}";
      case 2 -> "{\"points\": %s}".formatted(Arrays.deepToString(rows(random, 3, d)));
      default ->
          "{\"box\": {\"lower\": %s, \"upper\": %s}}"
              .formatted(Arrays.toString(low), Arrays.toString(high));
    };
  }

  private static String json(Random random, String granularity, String objective, int d) {
    boolean isByWeights = granularity.equals("weight");
    int m = 1 + random.nextInt(2);
    int n = isByWeights ? 1 + random.nextInt(d == 1 ? 3 : 2) : 1 + random.nextInt(d == 3 ? 5 : 7);
    int k = 2 + random.nextInt(isByWeights ? n * (d + m) - 1 : n);
    String size =
        switch (random.nextInt(4)) {
          case 0 -> ", \"size\": {\"exactly\": %s}".formatted(Math.min(k, n * (d + m)));
          case 1 -> ", \"size\": {\"atMost\": %s}".formatted(k - 1);
          default -> "";
        };
    size = !isByWeights && k > n ? "" : size;
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", "
        + "\"network\": %s,\n \"target\": %s,\n \"domain\": %s%s, "
            .formatted(
                network(random, n, d, m),
                network(random, 1 + random.nextInt(2), d, m),
                domain(random, d),
                size)
        + "\"granularity\": \"%s\", \"objective\": \"%s\", \"tolerance\": \"%s/8\"}"
            .formatted(granularity, objective, random.nextInt(50));
  }

  /** Neither a stronger claim nor a fact of one size more is believed. */
  private static void assertStrongest(Solved solved, String all) throws IOException {
    Answer answer = solved.answer;
    Incumbent best = answer.incumbent().orElse(null);
    String stronger =
        switch (solved.instance.objective()) {
          case MIN_SIZE -> "claim min-size " + (size(solved, best) + 1) + " unknown";
          case DECIDE -> "claim infeasible";
          case MIN_ERROR ->
              best.error() instanceof Rational error
                  ? "claim min-error " + error.add(STEP) + " unknown"
                  : "claim min-error 1000 unknown";
          default -> "claim pareto complete";
        };
    String shorter = solved.text.substring(0, solved.text.indexOf("claim "));
    CheckReport claimed = solved.check(shorter + stronger + "\nend 1\n");
    assertEquals(Verdict.INVALID, claimed.verdict(), all + "\n" + stronger + "\n" + claimed);
    if (solved.instance.objective() == Objective.MIN_SIZE
        || solved.instance.objective() == Objective.DECIDE) {
      int size = size(solved, best);
      String larger =
          solved.text.replaceAll(
              "(refute|tighten) sizes (\\d+) " + (size - 1) + " error <=",
              "$1 sizes $2 " + size + " error <=");
      Verdict verdict = solved.check(larger).verdict();
      assertTrue(larger.equals(solved.text) || verdict == Verdict.INVALID, all + "\n" + larger);
    }
  }

  private static int size(Solved solved, Incumbent incumbent) {
    return solved.instance.canonical(incumbent.mask()).size();
  }

  /** All that is said of an answer, as a certificate has to claim it. */
  private static List<String> expected(Solved solved) {
    Answer answer = solved.answer;
    if (answer.status() == Status.INFEASIBLE) {
      return List.of("claim infeasible");
    }
    if (answer.finding() instanceof Finding.Frontier front) {
      List<String> lines = new ArrayList<>(List.of("claim pareto complete"));
      for (Incumbent p : front.points()) {
        StringBuilder kept = new StringBuilder();
        Arrays.stream(p.mask().kept()).forEach(i -> kept.append(' ').append(i));
        lines.add("point " + size(solved, p) + " " + p.error() + " " + p.error() + kept);
      }
      return lines;
    }
    Incumbent best = answer.incumbent().orElseThrow();
    int size = size(solved, best);
    String error = best.error().toString();
    return List.of(
        switch (solved.instance.objective()) {
          case MIN_SIZE -> "claim min-size %s %s error %s".formatted(size, size, error);
          case MIN_ERROR -> "claim min-error %s %s size %s".formatted(error, error, size);
          default -> "claim feasible";
        });
  }

  @ParameterizedTest
  @CsvSource({
    "neuron, min-size", "neuron, min-error", "neuron, decide", "neuron, pareto",
    "weight, min-size", "weight, min-error", "weight, decide", "weight, pareto"
  })
  void theClaimIsTheAnswer(String granularity, String objective)
      throws IOException, MalformedInputException {
    Random seeds = new Random(71);
    for (int d = 1; d <= 3; d++) {
      for (int i = 0; i < INSTANCES; i++) {
        long seed = seeds.nextLong();
        Solved solved = solve(json(new Random(seed), granularity, objective, d));
        CheckReport report = solved.check(solved.text);
        String all =
            "seed " + seed + ", d = " + d + "\n" + solved.json + "\n" + solved.text + report;
        assertEquals(Verdict.VALID, report.verdict(), all);
        assertEquals(expected(solved), solved.claim(), all);
        if (solved.answer.status() == Status.OPTIMAL) {
          assertStrongest(solved, all);
        }
      }
    }
  }
}
