package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.CertificateChecker;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.certificate.CertificateWriter;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Interval;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;

/** What the writer writes, the checker accepts: of real results, and of results cut short. */
final class ResultCertificateTest {
  private static CheckReport check(SubsetSumInstance instance, SolveResult result)
      throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    InstanceWriter.write(instance, json);
    return CertificateChecker.check(
        new ByteArrayInputStream(json.toByteArray()),
        new ByteArrayInputStream(text(instance, result).getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(SubsetSumInstance instance, SolveResult result) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CertificateWriter.write(instance, result, out, false);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static SubsetSumInstance instance(
      Objective objective, List<Rational> samples, List<Rational> targets, SizeRange sizes) {
    return new SubsetSumInstance(
        RationalMatrix.column(samples),
        RationalMatrix.column(targets),
        true,
        Optional.of(sizes),
        Optional.of(Rational.of(1, 7)),
        Optional.of(new Interval(Rational.of(-1), Rational.ONE)),
        objective,
        Optional.empty());
  }

  private static List<Rational> numbers(Random random, int count, boolean wide) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                wide
                    ? Rational.of(Math.scalb(random.nextGaussian(), -random.nextInt(60)))
                    : Rational.of(random.nextInt(2001) - 1000, 700))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyResultOfTheExactEngineIsAccepted(long seed) throws IOException, BackendException {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(12);
    int k = random.nextInt(n + 1);
    boolean wide = seed % 2 == 0;
    List<Rational> samples = numbers(random, n, wide);
    List<Rational> targets = numbers(random, 3, wide);
    for (SizeRange sizes :
        List.of(SizeRange.atMost(n), SizeRange.exactly(k), SizeRange.atMost(k))) {
      for (Objective objective : Objective.values()) {
        SubsetSumInstance instance = instance(objective, samples, targets, sizes);
        SolveResult result =
            Engines.named("auto")
                .orElseThrow()
                .solve(instance, SearchLimits.none(1), seed, SearchListener.SILENT);
        CheckReport report = check(instance, result);
        String shown = "seed " + seed + " " + instance + "\n" + text(instance, result) + report;
        assertEquals(Verdict.VALID, report.verdict(), shown);
        assertTrue(
            report.claims().stream().noneMatch(c -> c.contains("nothing is claimed")), shown);
      }
    }
  }

  private static SolveResult stopped(Objective objective, Bounds bounds, Finding finding) {
    Answer answer =
        new Answer(Status.FEASIBLE, StopReason.TIME, Evidence.HEURISTIC, bounds, finding);
    return new SolveResult(objective, List.of(answer), "test", 1, 1, Duration.ZERO, 0);
  }

  /** n samples of 1 and the target n + 1/2: every mask misses it by more than the tolerance. */
  private static SubsetSumInstance ones(Objective objective, int n) {
    List<Rational> samples = new ArrayList<>(java.util.Collections.nCopies(n, Rational.ONE));
    return instance(objective, samples, List.of(Rational.of(2L * n + 1, 2)), SizeRange.atMost(n));
  }

  private static Finding nearest(SubsetSumInstance instance) {
    Mask mask = Mask.ofKept(instance.sampleCount());
    return new Finding.Subset(new Incumbent(mask, instance.error(mask, 0)));
  }

  @ParameterizedTest
  @CsvSource({"40, 30, 30", "44, 30, 11", "60, 2, 2", "60, 12, 7", "126, 20, 5", "127, 20, 0"})
  void refutedSizesAreCutDownToWhatTheCheckerEnumerates(int n, int refuted, int written)
      throws IOException {
    SubsetSumInstance instance = ones(Objective.MIN_SIZE, n);
    Bounds bounds = Bounds.atLeast(Rational.of(refuted));
    SolveResult result = stopped(Objective.MIN_SIZE, bounds, new Finding.Nothing());
    String text = text(instance, result);
    String claim = text.lines().filter(l -> l.startsWith("claim")).findFirst().orElseThrow();
    String shown = n + ", " + refuted + ": " + claim;
    CheckReport report = check(instance, result);
    assertEquals(Verdict.VALID, report.verdict(), shown + "\n" + report);
    assertEquals("claim min-size " + written + " unknown", claim, shown);
  }

  @ParameterizedTest
  @CsvSource({"42, claim min-error 1/2 85/2", "43, claim min-error 0 87/2"})
  void aBoundOfTheErrorIsKeptWhereItCanBeChecked(int n, String claim) throws IOException {
    SubsetSumInstance instance = ones(Objective.MIN_ERROR, n);
    Bounds bounds = Bounds.between(Rational.of(1, 2), Rational.of(2L * n + 1, 2));
    SolveResult result = stopped(Objective.MIN_ERROR, bounds, nearest(instance));
    assertTrue(text(instance, result).contains(claim + "\n"), text(instance, result));
    CheckReport report = check(instance, result);
    assertEquals(Verdict.VALID, report.verdict(), report.toString());
  }

  @Test
  void otherAnswersCutShortClaimWhatTheyShow() throws IOException {
    SubsetSumInstance front = ones(Objective.PARETO, 50);
    Mask mask = Mask.ofKept(50, 3);
    Finding point = new Finding.Frontier(List.of(new Incumbent(mask, front.error(mask, 0))));
    SolveResult partial = stopped(Objective.PARETO, Bounds.NONE, point);
    assertTrue(text(front, partial).contains("point 1 0 99/2 3\n"), text(front, partial));
    assertEquals(Verdict.VALID, check(front, partial).verdict());
    SubsetSumInstance counted = ones(Objective.COUNT, 50);
    SolveResult some =
        stopped(Objective.COUNT, Bounds.atLeast(Rational.ONE), new Finding.Count(BigInteger.ONE));
    assertTrue(text(counted, some).contains("claim nothing\n"), text(counted, some));
    assertEquals(Verdict.VALID, check(counted, some).verdict());
  }

  @Test
  void aFalseOptimumIsRejectedWithABetterMask() throws IOException {
    SubsetSumInstance instance = ones(Objective.MIN_ERROR, 20);
    Mask mask = Mask.ofKept(20, 0, 1);
    Rational error = instance.error(mask, 0);
    Answer answer =
        new Answer(
            Status.OPTIMAL,
            StopReason.COMPLETED,
            Evidence.BACKEND,
            Bounds.exactly(error),
            new Finding.Subset(new Incumbent(mask, error)));
    SolveResult lie =
        new SolveResult(Objective.MIN_ERROR, List.of(answer), "test", 1, 1, Duration.ZERO, 0);
    CheckReport report = check(instance, lie);
    assertEquals(Verdict.INVALID, report.verdict(), report.toString());
    assertEquals("certificate line 6", report.place());
    assertTrue(report.message().endsWith("expected none < 37/2"), report.message());
  }
}
