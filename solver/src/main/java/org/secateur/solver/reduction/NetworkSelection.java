package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.CandidateInputs;
import org.secateur.solver.oracle.WorstInput;

/**
 * Network pruning as a selection problem: each hidden neuron is a group. By neurons it has one
 * option of cost 1 (note {@code selection-neurons}). By weights it has one option for each
 * combination of a nonempty set of kept incoming and a nonempty set of kept outgoing weights, at a
 * cost of their number (note {@code selection-weights}). Each input of the domain and each output
 * give a row; a rectified output gives rows that are often one-sided (note {@code
 * selection-relu-output}).
 */
public final class NetworkSelection implements SelectionProblem {
  /** Above this the columns of the rows alone would not fit in memory. */
  public static final int MOST_OPTIONS = 1 << 20;

  private final NetworkPruningInstance instance;
  private final NetworkOptions options;
  private final NetworkColumns columns;
  private final Rational scale;

  private NetworkSelection(NetworkPruningInstance instance) {
    this.instance = instance;
    this.options = NetworkOptions.of(instance);
    Network network = instance.network();
    columns = new NetworkColumns(network, options.all());
    scale = Rational.of(network.hidden().denominator().multiply(network.output().denominator()));
  }

  /** Why an instance cannot be reduced, in one sentence; empty where it can. */
  public static Optional<String> unsupported(NetworkPruningInstance instance) {
    return NetworkOptions.unsupported(instance, MOST_OPTIONS);
  }

  /**
   * Reduces an instance. Where only the function and the least size matter, ways to keep a neuron
   * that a smaller one equals are left out.
   *
   * @throws IllegalArgumentException if it is {@link #unsupported}
   */
  public static NetworkSelection of(NetworkPruningInstance instance) {
    unsupported(instance)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return new NetworkSelection(instance);
  }

  @Override
  public int options() {
    return options.all().size();
  }

  @Override
  public int groups() {
    return instance.network().width();
  }

  /** The kept incoming weights of an option as bits, by weights. */
  public int keptInputs(int option) {
    return options.all().get(option).inputs();
  }

  /** The kept outgoing weights of an option as bits, by weights. */
  public int keptOutputs(int option) {
    return options.all().get(option).outputs();
  }

  @Override
  public int group(int option) {
    return options.all().get(option).neuron();
  }

  @Override
  public int cost(int option) {
    return options.cost(option);
  }

  @Override
  public Mask mask(int[] chosen) {
    return options.mask(chosen);
  }

  @Override
  public int[] chosen(Mask mask) {
    return options.chosen(mask);
  }

  @Override
  public Incumbent evaluate(int[] chosen) {
    return WorstInput.of(instance, mask(chosen));
  }

  @Override
  public List<SelectionRow> rowsAt(Incumbent evaluated) {
    return rowsAt(evaluated.worstInput().orElseThrow());
  }

  /** The rows of an input of the domain, one for each output. */
  public List<SelectionRow> rowsAt(List<Rational> input) {
    ScaledInput scaled = ScaledInput.of(input);
    List<RowEnds> ends = endsAt(scaled);
    List<SelectionRow> rows = new ArrayList<>();
    for (int r = 0; r < ends.size(); r++) {
      rows.add(columns.row(scaled.vector(), r, ends.get(r), new RowOrigin(input, r)));
    }
    return rows;
  }

  /** The intervals of the sums at an input of the domain, one for each output. */
  public List<RowEnds> endsAt(ScaledInput input) {
    Rational reachSquare = scale.square().multiply(lengthSquare(input));
    boolean isRectified = instance.network().outputActivation() == Activation.RELU;
    return instance
        .target()
        .apply(Arrays.stream(input.vector()).map(Rational::of).toList())
        .stream()
        .map(value -> new RowEnds(isRectified, value.multiply(scale), reachSquare))
        .toList();
  }

  /** The row with nothing dropped, which takes more room. */
  public WideRow exactly(SelectionRow row) {
    BigInteger[] vector = ScaledInput.of(row.origin().input()).vector();
    BigInteger[] coefficients = new BigInteger[options()];
    Arrays.setAll(coefficients, o -> columns.coefficient(o, vector, row.origin().output()));
    return new WideRow(coefficients, row.ends());
  }

  /** The instance that was reduced. */
  public NetworkPruningInstance instance() {
    return instance;
  }

  /** The units of sums in one of the network's outputs: the product of both denominators. */
  public Rational scale() {
    return scale;
  }

  /** What the options add to sums. */
  public NetworkColumns columns() {
    return columns;
  }

  /** The square of the factor by which a vector is longer than an input of the domain. */
  private Rational lengthSquare(ScaledInput input) {
    if (WorstInput.isRound(instance.domain(), input.vector().length)) {
      BigInteger square =
          Arrays.stream(input.vector())
              .map(x -> x.multiply(x))
              .reduce(BigInteger.ZERO, BigInteger::add);
      Rational radius = ((Domain.Ball) instance.domain()).radius();
      return Rational.of(square).divide(radius.square());
    }
    return Rational.of(input.factor()).square();
  }

  @Override
  public List<SelectionRow> likelyRows(int most) {
    CandidateInputs candidates =
        new CandidateInputs(columns.directions(), instance.target(), instance.domain());
    List<SelectionRow> rows = new ArrayList<>();
    for (List<Rational> input : candidates.some(most / instance.network().outputs())) {
      rows.addAll(rowsAt(input));
    }
    return rows;
  }
}
