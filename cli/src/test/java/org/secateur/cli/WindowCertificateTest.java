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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
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
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.search.LoggedPlanes;
import org.secateur.solver.search.SelectionSolver;

/**
 * Where windows of kinks drop options, or leave nothing, a certificate tells them: it is valid, and
 * claims what is true of all masks.
 */
final class WindowCertificateTest {
  private static final int INSTANCES = 150;

  /** An option is tried at the root of a refutation, after the kink rule. */
  private static final Pattern TRIED =
      Pattern.compile("^refute [^\n]*\n((kinks|row|comb)[^\n]*\n)*split \\d+\n", Pattern.MULTILINE);

  @TempDir private Path folder;

  /** A mask of an allowed size. */
  private record Entry(int size, ExactReal error) {}

  private static int[][] rows(Random random, int rows, int columns) {
    int[][] entries = new int[rows][];
    Arrays.setAll(entries, i -> random.ints(columns, -8, 9).toArray());
    return entries;
  }

  private static String network(int[][] hidden, int[][] output, String activation) {
    return "{\"hidden\": %s, \"output\": %s, \"outputActivation\": \"%s\"}"
        .formatted(Arrays.deepToString(hidden), Arrays.deepToString(output), activation);
  }

  private static String domain(Random random, int d) {
    int[] low = random.ints(d, -1, random.nextInt(3) == 0 ? 1 : 0).toArray();
    int[] high = random.ints(d, 1, 3).toArray();
    return switch (random.nextInt(4)) {
      case 0 -> "{\"ball\": {\"norm\": 1, \"radius\": \"3/2\"}}";
      case 1 -> "{\"ball\": {\"norm\": 2, \"radius\": \"3/4\"}}";
      default ->
          "{\"box\": {\"lower\": %s, \"upper\": %s}}"
              .formatted(Arrays.toString(low), Arrays.toString(high));
    };
  }

  private static String json(Random random, boolean byWeights, int d) {
    int n = byWeights ? 2 + random.nextInt(d == 2 ? 2 : 1) : 4 + random.nextInt(d == 2 ? 4 : 2);
    int m = byWeights && n * (d + 2) > 9 ? 1 : 1 + random.nextInt(2);
    int[][] hidden = rows(random, n, d);
    int[][] output = rows(random, m, n);
    // The target is a part of the network, or nearly so, or anything.
    int kept = 1 + random.nextInt(2);
    int[][] targetHidden = Arrays.copyOf(hidden, kept);
    int[][] targetOutput =
        Arrays.stream(output).map(v -> Arrays.copyOf(v, kept)).toArray(int[][]::new);
    if (random.nextInt(3) == 0) {
      targetOutput = rows(random, m, kept);
    }
    // A rectified output is where no sweep is tried.
    String activation = random.nextInt(3) > 0 ? "relu" : "identity";
    String size =
        switch (random.nextInt(5)) {
          case 0 -> ", \"size\": {\"exactly\": %s}".formatted(2 + random.nextInt(n - 1));
          case 1 -> ", \"size\": {\"atMost\": %s}".formatted(2 + random.nextInt(n - 1));
          default -> "";
        };
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", "
        + "\"network\": %s,\n \"target\": %s,\n \"domain\": %s%s, "
            .formatted(
                network(hidden, output, activation),
                network(targetHidden, targetOutput, activation),
                domain(random, d),
                size)
        + "\"granularity\": \"%s\", \"objective\": \"%s\", \"tolerance\": \"TOLERANCE\"}"
            .formatted(
                byWeights ? "weight" : "neuron", random.nextInt(4) == 0 ? "decide" : "min-size");
  }

  private NetworkPruningInstance read(String json) throws IOException, MalformedInputException {
    Path file = Files.writeString(folder.resolve("network.json"), json);
    return (NetworkPruningInstance) InstanceReader.read(file);
  }

  /** All masks of an allowed size, the best one first. */
  private static List<Entry> masks(NetworkPruningInstance instance) {
    int items =
        instance.network().width()
            * (instance.granularity() == Granularity.NEURON
                ? 1
                : instance.network().inputs() + instance.network().outputs());
    List<Entry> all = new ArrayList<>();
    for (long bits = 0; bits < 1L << items; bits++) {
      Mask mask = Mask.ofBits(items, bits);
      int size = instance.canonical(mask).size();
      if (instance.allowedSizes().contains(size)) {
        all.add(new Entry(size, WorstInput.of(instance, mask).error()));
      }
    }
    all.sort(Comparator.comparing(Entry::error));
    return all;
  }

  /** Around the error of one of the best masks, so that few are within it, or none. */
  private static Rational tolerance(Random random, List<Entry> masks) {
    ExactReal error = masks.get(Math.min(masks.size() - 1, random.nextInt(4))).error();
    Rational near =
        error instanceof Rational exact
            ? exact
            : Rational.of((long) (error.doubleValue() * 1024), 1024);
    return random.nextInt(2) == 0 ? near : near.multiply(Rational.of(15, 16));
  }

  private static String expected(NetworkPruningInstance instance, List<Entry> masks) {
    Rational tolerance = instance.tolerance().orElseThrow();
    Optional<Entry> least =
        masks.stream()
            .filter(e -> e.error().compareTo(tolerance) <= 0)
            .min(Comparator.comparing(Entry::size).thenComparing(Entry::error));
    return least
        .map(
            e ->
                instance.objective() == Objective.DECIDE
                    ? "claim feasible"
                    : "claim min-size %s %s error %s".formatted(e.size(), e.size(), e.error()))
        .orElse("claim infeasible");
  }

  private static CheckReport check(String json, String certificate) throws IOException {
    return CertificateChecker.check(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8)));
  }

  private static String solved(NetworkPruningInstance instance) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CertificateLog log = new CertificateLog(new NetworkCertificateWriter(instance, out, false));
    Answer answer =
        instance.network().inputs() == 2
            ? new SelectionSolver()
                .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT, log)
                .answers()
                .get(0)
            : LoggedPlanes.solve(instance, log);
    log.finish(answer);
    return out.toString(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({"neuron, 2", "neuron, 3", "weight, 2", "weight, 3"})
  void theClaimIsTrueOfAllMasks(String granularity, int d)
      throws IOException, MalformedInputException {
    Random seeds = new Random(31);
    int tried = 0;
    for (int i = 0; i < INSTANCES; i++) {
      long seed = seeds.nextLong();
      Random random = new Random(seed);
      String open = json(random, granularity.equals("weight"), d);
      List<Entry> masks = masks(read(open.replace("TOLERANCE", "1")));
      String json =
          open.replace("TOLERANCE", masks.isEmpty() ? "1" : tolerance(random, masks).toString());
      NetworkPruningInstance instance = read(json);
      String text = solved(instance);
      CheckReport report = check(json, text);
      String all = "seed " + seed + "\n" + json + "\n" + text + report;
      assertEquals(Verdict.VALID, report.verdict(), all);
      assertTrue(text.contains("\n" + expected(instance, masks) + "\n"), all);
      tried += TRIED.matcher(text).find() ? 1 : 0;
    }
    assertTrue(tried > INSTANCES / 20, tried + " with windows");
  }
}
