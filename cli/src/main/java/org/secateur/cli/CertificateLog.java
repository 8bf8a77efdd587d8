package org.secateur.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.certificate.NetworkCertificateWriter.Side;
import org.secateur.instances.certificate.NetworkCertificateWriter.Term;
import org.secateur.model.Answer;
import org.secateur.model.Granularity;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.Combined;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowOrigin;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.section.Plane;
import org.secateur.solver.sweep.SweepGrid;

/**
 * Writes the steps of a search as a certificate while it runs. The search may still be talking when
 * it has been given up: what comes after {@link #finish} is not heard.
 */
final class CertificateLog implements RefutationLog {
  private final NetworkCertificateWriter writer;
  private final Map<Condition, Integer> rows = new IdentityHashMap<>();
  private final Map<RowOrigin, Integer> inputRows = new HashMap<>();
  private final Map<Gain, Integer> gains = new HashMap<>();
  private NetworkSelection problem;
  private Runnable last = () -> {};
  private boolean ended;

  /** What a line about a gain depends on, within one refutation. */
  private record Gain(int row, boolean lower, int budget) {}

  CertificateLog(NetworkCertificateWriter writer) {
    this.writer = writer;
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public synchronized void begin(SelectionProblem searched, SizeRange sizes, Threshold threshold) {
    if (ended) {
      return;
    }
    if (!(searched instanceof NetworkSelection network)) {
      throw new IllegalStateException("a log of a search among some of the options only");
    }
    writer.abandon();
    problem = network;
    gains.clear();
    writer.refute(sizes, threshold.strict(), threshold.error());
  }

  /** Whether there is no refutation that a step could belong to. */
  private boolean isDeaf() {
    return ended || writer.isFinished();
  }

  @Override
  public synchronized void tighten(SizeRange sizes, Threshold threshold) {
    if (!isDeaf()) {
      writer.tighten(sizes, threshold.strict(), threshold.error());
    }
  }

  @Override
  public synchronized void kinks(Optional<Plane> plane) {
    if (!isDeaf()) {
      writer.kinks(axes(plane));
    }
  }

  @Override
  public synchronized void sweep(boolean all, SweepGrid grid, Optional<Plane> plane) {
    if (!isDeaf()) {
      writer.sweep(all, grid.cell(), grid.x(), grid.y(), axes(plane));
    }
  }

  @Override
  public synchronized void halves(List<SelectionRow> listed) {
    if (!isDeaf()) {
      writer.halves(listed.stream().mapToInt(this::row).toArray());
    }
  }

  private static List<BigInteger> axes(Optional<Plane> plane) {
    return plane.stream().flatMap(p -> Stream.of(p.a(), p.b())).flatMap(List::stream).toList();
  }

  @Override
  public synchronized void close(
      Condition row, boolean lower, int budget, Supplier<Rational> price) {
    if (!isDeaf()) {
      int number = row(row);
      writer.close(
          gains.computeIfAbsent(
              new Gain(number, lower, budget), g -> writer.gain(number, side(lower), price.get())));
    }
  }

  @Override
  public synchronized void branch(Condition row, boolean lower, Rational price, int[] options) {
    if (!isDeaf()) {
      writer.branch(row(row), side(lower), price, named(options));
    }
  }

  @Override
  public synchronized void last(Condition row, int[] options) {
    if (!isDeaf()) {
      writer.last(row(row), named(options));
    }
  }

  @Override
  public synchronized void split(int[] options) {
    if (!isDeaf()) {
      writer.split(named(options));
    }
  }

  @Override
  public synchronized void tooSmall(int[] options) {
    if (!isDeaf()) {
      writer.branch(NetworkCertificateWriter.SIZE_ROW, Side.LOWER, Rational.ZERO, named(options));
    }
  }

  @Override
  public synchronized void abandon() {
    if (!isDeaf()) {
      writer.abandon();
    }
  }

  @Override
  public synchronized void atEnd(Runnable refutation) {
    last = refutation;
  }

  /** Ends the certificate with what follows from it and an answer. */
  synchronized void finish(Answer answer) throws IOException {
    last.run();
    ended = true;
    writer.finish(answer);
  }

  private static Side side(boolean lower) {
    return lower ? Side.LOWER : Side.UPPER;
  }

  private int[] named(int[] options) {
    return Arrays.stream(options)
        .map(
            o ->
                problem.instance().granularity() == Granularity.NEURON
                    ? writer.option(problem.group(o))
                    : writer.option(
                        problem.group(o), problem.keptInputs(o), problem.keptOutputs(o)))
        .toArray();
  }

  private int row(Condition condition) {
    Integer known = rows.get(condition);
    if (known != null) {
      return known;
    }
    int number =
        condition instanceof Combined combined
            ? writer.combination(terms(combined))
            : inputRow(((SelectionRow) condition).origin());
    rows.put(condition, number);
    return number;
  }

  private int inputRow(RowOrigin origin) {
    return inputRows.computeIfAbsent(origin, row -> writer.row(row.output(), row.input()));
  }

  private List<Term> terms(Combined combined) {
    List<Term> terms = new ArrayList<>();
    for (Combined.Term term : combined.terms()) {
      BigInteger multiplier = term.multiplier();
      terms.add(new Term(inputRow(term.origin()), side(multiplier.signum() > 0), multiplier.abs()));
    }
    return terms;
  }
}
