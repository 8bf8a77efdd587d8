package org.secateur.model;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Network pruning: drop neurons or weights of a random network so that it comes near to a target
 * network. The error is the supremum over the domain of the sup-norm over the outputs of |pruned(x)
 * − target(x)|.
 *
 * @param network to be pruned; at least one hidden neuron
 * @param target of the same numbers of inputs and outputs, any width and any activation
 * @param sizes the sizes a mask may have; absent where all are allowed
 * @param tolerance allowed absolute error, at least 0; present where the objective needs it
 * @param objective min-size, min-error, decide or pareto
 * @param provenance of a generated instance
 */
public record NetworkPruningInstance(
    Network network,
    Network target,
    Domain domain,
    Granularity granularity,
    Optional<SizeRange> sizes,
    Optional<Rational> tolerance,
    Objective objective,
    Optional<Provenance> provenance)
    implements Instance {

  public static final String PROBLEM = "network-pruning";

  /** The questions that can be asked of a network. */
  public static final Set<Objective> OBJECTIVES =
      java.util.Collections.unmodifiableSet(
          EnumSet.of(Objective.MIN_ERROR, Objective.MIN_SIZE, Objective.DECIDE, Objective.PARETO));

  public NetworkPruningInstance {
    Objects.requireNonNull(granularity, "granularity");
    require(network.width() >= 1, "network: no hidden neuron, expected at least one");
    require(
        network.inputs() == target.inputs() && network.outputs() == target.outputs(),
        "target: " + shape(target) + ", expected the network's " + shape(network));
    domain.requireDimension(network.inputs());
    require(
        OBJECTIVES.contains(objective),
        "objective: \""
            + objective.label()
            + "\", expected min-error, min-size, decide or pareto for networks");
    int most = granularity == Granularity.NEURON ? network.width() : network.weightCount();
    sizes.ifPresent(
        s -> require(s.most() <= most, "size: " + s.most() + ", expected at most " + most));
    tolerance.ifPresent(e -> require(e.signum() >= 0, "tolerance: " + e + ", expected ≥ 0"));
    require(
        tolerance.isPresent() || !objective.needsTolerance(),
        "tolerance: missing, required by objective \"" + objective.label() + "\"");
  }

  private static String shape(Network network) {
    return network.inputs() + " inputs and " + network.outputs() + " outputs";
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  @Override
  public String problem() {
    return PROBLEM;
  }

  /** n, the number of neurons, or n d + m n, the number of weights. */
  @Override
  public int maskLength() {
    return granularity == Granularity.NEURON ? network.width() : network.weightCount();
  }

  @Override
  public SizeRange allowedSizes() {
    return sizes.orElse(SizeRange.atMost(maskLength()));
  }

  @Override
  public NetworkPruningInstance withObjective(Objective other) {
    return new NetworkPruningInstance(
        network, target, domain, granularity, sizes, tolerance, other, provenance);
  }

  /** A mask of weights as matrices; for granularity weight. */
  public WeightMask weights(Mask mask) {
    return new WeightMask(mask, network.width(), network.inputs(), network.outputs());
  }

  /** The mask without what does not matter: the one whose number of kept items is the size. */
  public Mask canonical(Mask mask) {
    return granularity == Granularity.NEURON ? mask : weights(mask).canonical().mask();
  }

  /** The subnetwork that a mask keeps. */
  public Network pruned(Mask mask) {
    return granularity == Granularity.NEURON ? network.keeping(mask) : weights(mask).prune(network);
  }
}
