package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
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

  /** Pairs of sets of weights are enumerated, 2^20 of them at most. */
  private static final int MOST_WEIGHTS_OF_NEURON = 20;

  private final NetworkPruningInstance instance;
  private final List<NetworkOption> options;

  /** By weights: the number of each option; empty by neurons. */
  private final Map<NetworkOption, Integer> index = new HashMap<>();

  /** By neurons: the option of each neuron, or -1; empty by weights. */
  private final int[] optionOf;

  private final NetworkColumns columns;
  private final Rational scale;

  private NetworkSelection(
      NetworkPruningInstance instance, List<NetworkOption> options, NetworkColumns columns) {
    this.instance = instance;
    this.options = options;
    this.columns = columns;
    Network network = instance.network();
    boolean isByNeurons = instance.granularity() == Granularity.NEURON;
    optionOf = new int[isByNeurons ? network.width() : 0];
    Arrays.fill(optionOf, -1);
    for (int o = 0; o < options.size(); o++) {
      if (isByNeurons) {
        optionOf[options.get(o).neuron()] = o;
      } else {
        index.put(options.get(o), o);
      }
    }
    scale = Rational.of(network.hidden().denominator().multiply(network.output().denominator()));
  }

  /** Why an instance cannot be reduced, in one sentence; empty where it can. */
  public static Optional<String> unsupported(NetworkPruningInstance instance) {
    Network network = instance.network();
    long each = 1;
    if (instance.granularity() == Granularity.WEIGHT) {
      int weights = network.inputs() + network.outputs();
      if (weights > MOST_WEIGHTS_OF_NEURON) {
        return Optional.of(
            "weight granularity is supported for at most "
                + MOST_WEIGHTS_OF_NEURON
                + " weights of a neuron, incoming and outgoing, not "
                + weights);
      }
      each = ((1L << network.inputs()) - 1) * ((1L << network.outputs()) - 1);
    }
    long all = each * network.width();
    return all <= MOST_OPTIONS
        ? Optional.empty()
        : Optional.of(all + " ways to keep a neuron, expected at most " + MOST_OPTIONS + " in all");
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
    boolean everySize =
        instance.allowedSizes().least() > 0 || instance.objective() == Objective.PARETO;
    List<NetworkOption> options = new ArrayList<>();
    for (int i = 0; i < instance.network().width(); i++) {
      addOptions(instance, i, everySize, options);
    }
    return new NetworkSelection(instance, options, new NetworkColumns(instance.network(), options));
  }

  /**
   * The same problem without options that no feasible selection has.
   *
   * @param kept the options that stay, ascending
   */
  public NetworkSelection restrictedTo(int[] kept) {
    List<NetworkOption> some = Arrays.stream(kept).mapToObj(options::get).toList();
    return new NetworkSelection(instance, some, columns.of(some));
  }

  private static void addOptions(
      NetworkPruningInstance instance, int neuron, boolean everySize, List<NetworkOption> into) {
    Network network = instance.network();
    boolean[] in = new boolean[network.inputs()];
    boolean[] out = new boolean[network.outputs()];
    for (int j = 0; j < in.length; j++) {
      in[j] = everySize || network.hidden().numerator(neuron, j).signum() != 0;
    }
    for (int r = 0; r < out.length; r++) {
      out[r] = everySize || network.output().numerator(r, neuron).signum() != 0;
    }
    if (instance.granularity() == Granularity.NEURON) {
      if (any(in) && any(out)) {
        into.add(NetworkOption.whole(neuron));
      }
      return;
    }
    for (int kept = 1; kept < 1 << in.length; kept++) {
      for (int above = 1; isWithin(kept, in) && above < 1 << out.length; above++) {
        if (isWithin(above, out)) {
          into.add(new NetworkOption(neuron, kept, above));
        }
      }
    }
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(int set, boolean[] allowed) {
    for (int j = 0; j < allowed.length; j++) {
      if ((set >> j & 1) != 0 && !allowed[j]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int options() {
    return options.size();
  }

  @Override
  public int groups() {
    return instance.network().width();
  }

  /** The kept incoming weights of an option as bits, by weights. */
  public int keptInputs(int option) {
    return options.get(option).inputs();
  }

  /** The kept outgoing weights of an option as bits, by weights. */
  public int keptOutputs(int option) {
    return options.get(option).outputs();
  }

  @Override
  public int group(int option) {
    return options.get(option).neuron();
  }

  @Override
  public int cost(int option) {
    return instance.granularity() == Granularity.NEURON ? 1 : options.get(option).weights();
  }

  @Override
  public Mask mask(int[] chosen) {
    Network network = instance.network();
    if (instance.granularity() == Granularity.NEURON) {
      return Mask.ofKept(
          network.width(), Arrays.stream(chosen).map(o -> options.get(o).neuron()).toArray());
    }
    int n = network.width();
    int d = network.inputs();
    TreeSet<Integer> kept = new TreeSet<>();
    for (int o : chosen) {
      NetworkOption option = options.get(o);
      for (int j = 0; j < d; j++) {
        if ((option.inputs() >> j & 1) != 0) {
          kept.add(option.neuron() * d + j);
        }
      }
      for (int r = 0; r < network.outputs(); r++) {
        if ((option.outputs() >> r & 1) != 0) {
          kept.add(n * d + r * n + option.neuron());
        }
      }
    }
    return Mask.ofKept(n * (d + network.outputs()), kept.stream().mapToInt(k -> k).toArray());
  }

  @Override
  public int[] chosen(Mask mask) {
    return IntStream.range(0, groups()).map(i -> option(mask, i)).filter(o -> o >= 0).toArray();
  }

  /** The option by which a mask keeps a neuron; -1 if there is none. */
  private int option(Mask mask, int neuron) {
    if (instance.granularity() == Granularity.NEURON) {
      return mask.keeps(neuron) ? optionOf[neuron] : -1;
    }
    return index.getOrDefault(kept(mask, neuron), -1);
  }

  /** How a mask of weights keeps a neuron, without weights that no option has. */
  private NetworkOption kept(Mask mask, int neuron) {
    Network network = instance.network();
    NetworkOption literal = NetworkOption.of(instance.weights(mask), neuron);
    if (index.containsKey(literal)) {
      return literal;
    }
    int inputs = 0;
    for (int j = 0; j < network.inputs(); j++) {
      boolean matters = network.hidden().numerator(neuron, j).signum() != 0;
      inputs |= matters ? literal.inputs() & 1 << j : 0;
    }
    int outputs = 0;
    for (int r = 0; r < network.outputs(); r++) {
      boolean matters = network.output().numerator(r, neuron).signum() != 0;
      outputs |= matters ? literal.outputs() & 1 << r : 0;
    }
    return new NetworkOption(neuron, inputs, outputs);
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
