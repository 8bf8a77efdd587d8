package org.secateur.checker.pruning;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.Problem;
import org.secateur.checker.error.Difference;
import org.secateur.checker.error.Evaluation;
import org.secateur.checker.error.Worst;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.reading.CanonicalForm;
import org.secateur.checker.verdict.Rejection;

/**
 * The network-pruning instance as the checker reads it. A mask's items are the n neurons, or the n
 * d weights of the hidden matrix row by row and then the m n weights of the output matrix.
 *
 * @param network to be pruned
 * @param byWeights the granularity; otherwise by neurons
 * @param objective the file's own question, for the reader only
 * @param origin of a generated instance in words, as the file says
 */
public record NetworkProblem(
    Network network,
    Network target,
    Domain domain,
    boolean byWeights,
    Sizes sizes,
    Optional<Fraction> tolerance,
    String objective,
    Optional<String> origin)
    implements Problem {

  @Override
  public int items() {
    return items(network, byWeights);
  }

  @Override
  public String certificateVersion() {
    return "2";
  }

  static int items(Network network, boolean byWeights) {
    int each = byWeights ? network.inputs() + network.outputs() : 1;
    return Math.multiplyExact(each, network.width());
  }

  /** By weights, those that matter: of a neuron that keeps weights on both sides. */
  @Override
  public int size(List<Integer> kept) {
    if (!byWeights) {
      return kept.size();
    }
    Set<Integer> neurons = neurons(kept);
    return (int) kept.stream().filter(item -> neurons.contains(neuron(item))).count();
  }

  /** By weights a neuron keeps none, or any number from two on; that is, two, if d = m = 1. */
  @Override
  public boolean hasMask(int size) {
    boolean pairs = network.inputs() + network.outputs() == 2;
    return size <= items() && !(byWeights && (size == 1 || pairs && size % 2 == 1));
  }

  private boolean isHidden(int item) {
    return item < network.width() * network.inputs();
  }

  /** The neuron of a weight. */
  private int neuron(int item) {
    return isHidden(item) ? item / network.inputs() : item % network.width();
  }

  /** The neurons that are kept; by weights, those that keep a weight on both sides. */
  private Set<Integer> neurons(List<Integer> kept) {
    if (!byWeights) {
      return new TreeSet<>(kept);
    }
    Set<Integer> read = new TreeSet<>();
    Set<Integer> reading = new TreeSet<>();
    kept.forEach(item -> (isHidden(item) ? reading : read).add(neuron(item)));
    reading.retainAll(read);
    return reading;
  }

  /** The subnetwork that a mask keeps. */
  public Network pruned(List<Integer> kept) {
    Set<Integer> items = Set.copyOf(kept);
    List<Integer> neurons = List.copyOf(neurons(kept));
    int n = network.width();
    int d = network.inputs();
    Matrix.Entry hidden =
        (k, j) -> {
          int i = neurons.get(k);
          return isKept(items, i * d + j) ? network.hidden().at(i, j) : BigInteger.ZERO;
        };
    Matrix.Entry output =
        (r, k) -> {
          int i = neurons.get(k);
          return isKept(items, n * d + r * n + i) ? network.output().at(r, i) : BigInteger.ZERO;
        };
    return new Network(
        Matrix.over(network.hidden().denominator(), neurons.size(), d, hidden),
        Matrix.over(network.output().denominator(), network.outputs(), neurons.size(), output),
        network.rectified());
  }

  private boolean isKept(Set<Integer> items, int weight) {
    return !byWeights || items.contains(weight);
  }

  @Override
  public Real error(int line, List<Integer> kept, List<Fraction> none) throws Rejection {
    return evaluate(line, kept).error();
  }

  /** The error of a mask, with an input at which it is attained. */
  public Worst evaluate(int line, List<Integer> kept) throws Rejection {
    return Evaluation.of(new Difference(pruned(kept), target), domain, line);
  }

  @Override
  public String evaluation() {
    return "the error of a mask " + Evaluation.words(domain);
  }

  @Override
  public void write(CanonicalForm form) {
    form.line("problem network-pruning");
    form.line("granularity " + granularity());
    form.line("sizes " + sizes.least() + " " + sizes.most());
    form.line("tolerance " + tolerance.map(Fraction::toString).orElse("none"));
    domain.canonical().forEach(form::line);
    write("network", network, form);
    write("target", target, form);
  }

  private static void write(String name, Network network, CanonicalForm form) {
    form.line(name + (network.rectified() ? " relu" : " identity"));
    form.matrix("hidden", network.hidden());
    form.matrix("output", network.output());
  }

  @Override
  public List<String> parameters() {
    String pruned = "pruning a network of %s by %ss, no biases";
    return Stream.of(
            Optional.of(pruned.formatted(words(network), granularity())),
            Optional.of("target network of " + words(target)),
            Optional.of(domain.words() + ", error in the sup-norm over the outputs"),
            Optional.of("allowed " + sizes + ", the empty mask counting as size 0"),
            tolerance.map(e -> "tolerance " + e),
            Optional.of("the file asks for " + objective),
            origin.map(o -> "made by " + o + ", as the file says"))
        .flatMap(Optional::stream)
        .toList();
  }

  private String granularity() {
    return byWeights ? "weight" : "neuron";
  }

  private static String words(Network network) {
    String activation = network.rectified() ? "relu" : "identity";
    return "%s hidden neurons, %s inputs and %s %s outputs"
        .formatted(network.width(), network.inputs(), network.outputs(), activation);
  }
}
