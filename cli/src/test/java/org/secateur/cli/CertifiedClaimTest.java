package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.checker.CertificateChecker;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.search.SelectionSolver;

/** A certificate claims all that the answer says, not less, where no row has lost its low bits. */
final class CertifiedClaimTest {
  private static final int CASES = 60;

  private static final List<Objective> OBJECTIVES =
      List.of(Objective.MIN_SIZE, Objective.MIN_ERROR, Objective.DECIDE, Objective.PARETO);

  /** An answer and its certificate, which the checker has accepted. */
  private record Certified(Answer answer, String text) {
    String claim() {
      return text.lines().filter(line -> line.startsWith("claim ")).findFirst().orElseThrow();
    }
  }

  private static Certified certified(NetworkPruningInstance instance, SearchLimits limits)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    InstanceWriter.write(instance, file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CertificateLog log = new CertificateLog(new NetworkCertificateWriter(instance, out, false));
    Answer answer =
        new SelectionSolver()
            .solve(instance, limits, 1, SearchListener.SILENT, log)
            .answers()
            .get(0);
    log.finish(answer);
    String text = out.toString(StandardCharsets.UTF_8);
    CheckReport report =
        CertificateChecker.check(
            new ByteArrayInputStream(file.toByteArray()),
            new ByteArrayInputStream(out.toByteArray()));
    assertEquals(Verdict.VALID, report.verdict(), () -> report + "\n" + text + file);
    return new Certified(answer, text);
  }

  private static String expected(Objective objective, Answer answer) {
    if (answer.status() == Status.INFEASIBLE) {
      return "claim infeasible";
    }
    Optional<Incumbent> mask = answer.incumbent();
    return switch (objective) {
      case MIN_ERROR ->
          String.format("claim min-error %1$s %1$s size %2$d", error(mask), mask.get().size());
      case MIN_SIZE ->
          String.format("claim min-size %1$d %1$d error %2$s", mask.get().size(), error(mask));
      case DECIDE -> "claim feasible";
      default -> "claim pareto complete";
    };
  }

  private static String error(Optional<Incumbent> mask) {
    return mask.orElseThrow().error().toString();
  }

  private static RationalMatrix matrix(Random random, int rows, int columns, int most, int parts) {
    BigInteger[] numerators = new BigInteger[rows * columns];
    for (int i = 0; i < numerators.length; i++) {
      numerators[i] = BigInteger.valueOf(random.nextInt(2 * most + 1) - most);
    }
    return RationalMatrix.ofNumerators(rows, columns, BigInteger.valueOf(parts), numerators);
  }

  /** Every third weight is 0, so that neurons and weights are superfluous. */
  private static NetworkPruningInstance small(Random random, Granularity granularity) {
    int d = 1 + random.nextInt(4);
    int n = granularity == Granularity.NEURON ? 1 + random.nextInt(4) : 1 + random.nextInt(2);
    Activation activation = Activation.values()[random.nextInt(2)];
    Network network =
        new Network(matrix(random, n, d, 1, 1), matrix(random, 1, n, 1, 1), activation);
    Network target =
        new Network(matrix(random, 2, d, 2, 3), matrix(random, 1, 2, 1, 1), activation);
    int most = granularity == Granularity.NEURON ? n : network.weightCount();
    List<Rational> ones = Collections.nCopies(d, Rational.ONE);
    Domain domain =
        switch (random.nextInt(3)) {
          case 0 -> new Domain.Points(matrix(random, 3, d, 2, 1));
          case 1 -> new Domain.Ball(Domain.Norm.ONE, Rational.ONE);
          default -> new Domain.Box(ones.stream().map(Rational::negate).toList(), ones);
        };
    return new NetworkPruningInstance(
        network,
        target,
        domain,
        granularity,
        random.nextBoolean() ? Optional.empty() : Optional.of(SizeRange.atMost(most / 2)),
        Optional.of(Rational.of(random.nextInt(8), 4)),
        Objective.DECIDE,
        Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void allThatIsAnsweredIsClaimed(Granularity granularity) throws IOException {
    for (long seed = 0; seed < CASES; seed++) {
      NetworkPruningInstance drawn = small(new Random(seed), granularity);
      for (Objective objective : OBJECTIVES) {
        NetworkPruningInstance instance = drawn.withObjective(objective);
        Certified run = certified(instance, SearchLimits.none(1));
        assertEquals(
            expected(objective, run.answer()),
            run.claim(),
            () -> instance + "\n" + run.answer() + "\n" + run.text());
      }
    }
  }

  /** The kink rule leaves less than the size asks for. */
  @Test
  void aSizeThatTooFewNeuronsAreLeftForIsRefuted() throws IOException {
    Network network =
        new Network(
            RationalMatrix.ofNumerators(2, 2, BigInteger.ONE, integers(-1, -1, -1, -1)),
            RationalMatrix.ofNumerators(1, 2, BigInteger.valueOf(3), integers(1, -9)),
            Activation.IDENTITY);
    Network target =
        new Network(
            RationalMatrix.ofNumerators(1, 2, BigInteger.ONE, integers(-1, -1)),
            RationalMatrix.ofNumerators(1, 1, BigInteger.valueOf(3), integers(1)),
            Activation.IDENTITY);
    NetworkPruningInstance instance =
        new NetworkPruningInstance(
            network,
            target,
            new Domain.Ball(Domain.Norm.ONE, Rational.ONE),
            Granularity.NEURON,
            Optional.of(SizeRange.exactly(2)),
            Optional.of(Rational.ZERO),
            Objective.DECIDE,
            Optional.empty());
    Certified run = certified(instance, SearchLimits.none(1));
    assertEquals("claim infeasible", run.claim(), run.text());
  }

  private static BigInteger[] integers(long... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> BigInteger.valueOf(values[i]))
        .toArray(BigInteger[]::new);
  }

  /** Nodes that cost so much that a relaxation closes what is left of their children. */
  @Test
  void childrenThatOneRowClosesAreChecked() throws IOException {
    int together = 0;
    for (long seed = 1; seed <= 16; seed++) {
      Random random = new Random(seed);
      NetworkPruningInstance instance = searched(random);
      Certified run = certified(instance, SearchLimits.none(1));
      assertEquals(expected(Objective.MIN_SIZE, run.answer()), run.claim(), "seed " + seed);
      together += closedTogether(run.text());
      for (int stop = 0; stop < 2; stop++) {
        SearchLimits limits = SearchLimits.none(1).withNodes(random.nextInt(600));
        Certified stopped = certified(instance, limits);
        if (stopped.answer().stopReason() == StopReason.COMPLETED) {
          assertEquals(run.claim(), stopped.claim(), "seed " + seed + ", " + limits);
        } else {
          Rational lower = (Rational) stopped.answer().bounds().lower().orElseThrow();
          String least = lower.signum() == 0 ? "claim nothing" : "claim min-size " + lower + " ";
          assertTrue(
              stopped.claim().startsWith(least) || stopped.claim().equals("claim infeasible"),
              "seed " + seed + ", " + limits + stopped.answer() + stopped.text());
        }
      }
    }
    assertTrue(together > 5, "children closed together: " + together);
  }

  private static NetworkPruningInstance searched(Random random) {
    return new NetworkPruningInstance(
        new Network(matrix(random, 30, 8, 8, 8), matrix(random, 1, 30, 8, 8), Activation.IDENTITY),
        new Network(matrix(random, 1, 8, 8, 8), matrix(random, 1, 1, 8, 8), Activation.IDENTITY),
        new Domain.Points(matrix(random, 6, 8, 8, 8)),
        Granularity.NEURON,
        Optional.empty(),
        Optional.of(Rational.ZERO),
        Objective.MIN_SIZE,
        Optional.empty());
  }

  /** How often a branching without options is told twice, for one child after another. */
  private static int closedTogether(String text) {
    List<String> lines = text.lines().toList();
    int twice = 0;
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isWithoutOptions = line.startsWith("branch ") && line.split(" ").length == 4;
      twice += isWithoutOptions && line.equals(lines.get(i - 1)) ? 1 : 0;
    }
    return twice;
  }
}
