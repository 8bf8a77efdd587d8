package org.secateur.instances.families;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * Random networks with a planted ticket: the target is a hidden subnetwork whose kept incoming
 * weights are a little off, so that the planted mask has an error of at most {@code distance},
 * which is the tolerance unless another is given. A smaller or better mask may exist too.
 *
 * <p>The proof is in the note {@code family-planted-network}. The planted mask is written into the
 * instance's parameters as the option {@code planted}; {@link #planted} reads it. Given that
 * option, the rest of the instance is the same.
 *
 * <p>For granularity weight the planted mask keeps of each of k neurons a random nonempty set of
 * incoming and of outgoing weights.
 */
public final class PlantedNetworkFamily implements InstanceFamily {
  private static final String NAME = "planted-network";
  private static final int VERSION = 1;

  /** Longer texts are refused when an instance is read. */
  private static final int MAX_LIST = 100_000;

  private static final List<FamilyOption> OPTIONS = makeOptions();

  private static List<FamilyOption> makeOptions() {
    List<FamilyOption> all = new ArrayList<>(NetworkShape.options("100"));
    all.addAll(NeuronSource.options());
    all.add(
        new FamilyOption(
            "k",
            "neurons of the planted subnetwork",
            "an integer from 1 to n; empty: a tenth of n",
            ""));
    all.add(
        new FamilyOption(
            "planted",
            "the planted mask itself",
            "indices i,j,… of different neurons, or for granularity weight of weights, W row by row"
                + " before V row by row; empty: random",
            ""));
    all.add(
        new FamilyOption(
            "distance", "most that the target is off the subnetwork", "a number ≥ 0", "0.001"));
    all.addAll(NetworkQuestion.options("min-size", ""));
    return List.copyOf(all);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "a random network and a target near a hidden subnetwork of it, within a known distance";
  }

  @Override
  public List<FamilyOption> options() {
    return OPTIONS;
  }

  @Override
  public NetworkPruningInstance generate(Map<String, String> options, long seed) {
    OptionValues values = new OptionValues(NAME, OPTIONS, options);
    NetworkShape shape = NetworkShape.of(values);
    NeuronSource source = NeuronSource.of(values);
    Rational distance = values.number("distance");
    values.require(distance.signum() >= 0, "distance");
    if (values.text("tolerance").isEmpty()) {
      values.settle("tolerance", distance.toString());
    }
    NetworkQuestion question = NetworkQuestion.of(values, shape);
    PinnedStream stream = new PinnedStream(seed);
    // The network and the shifts are to be the same whether the mask is drawn or given.
    PinnedStream choices = stream.fork();
    PinnedStream shifts = stream.fork();
    Domain domain = question.domain().draw(shape.d(), source.grid(), stream);
    NetworkCells cells = NetworkCells.random(shape, source, stream);
    Ticket ticket = ticket(values, shape, question.granularity(), choices);
    settle(values, ticket.mask());
    PerturbedTicket target =
        new PerturbedTicket(cells, source.grid(), ticket, question.domain().radius(), distance);
    return question.instance(
        cells.network(source.grid(), question.activation()),
        target.draw(question.activation(), shifts),
        domain,
        values.provenance(VERSION, seed));
  }

  private static void settle(OptionValues values, Mask mask) {
    String list =
        Arrays.stream(mask.kept()).mapToObj(Integer::toString).collect(Collectors.joining(","));
    if (list.length() > MAX_LIST) {
      throw values.bad("k", "fewer, so that the list of what is kept has at most 1e5 characters");
    }
    values.settle("planted", list);
  }

  private static Ticket ticket(
      OptionValues values, NetworkShape shape, Granularity granularity, PinnedStream choices) {
    int n = shape.n();
    int k = values.optionalInteger("k", 1, n).orElse(Math.max(1, n / 10));
    if (values.text("planted").isPresent()) {
      return given(values, shape, granularity);
    }
    Mask neurons = Mask.ofKept(n, choices.nextSubset(n, k));
    return granularity == Granularity.NEURON
        ? Ticket.ofNeurons(neurons, shape)
        : Ticket.ofWeights(neurons, shape, choices);
  }

  private static Ticket given(OptionValues values, NetworkShape shape, Granularity granularity) {
    boolean neurons = granularity == Granularity.NEURON;
    Mask mask;
    try {
      String[] parts = values.text("planted").orElseThrow().split(",", -1);
      int[] indices =
          Arrays.stream(parts).mapToInt(part -> Integer.parseInt(part.strip())).toArray();
      mask = Mask.ofKept(neurons ? shape.n() : shape.weights(), indices);
    } catch (IllegalArgumentException e) {
      throw values.bad(
          "planted",
          "different indices from 0 to " + ((neurons ? shape.n() : shape.weights()) - 1));
    }
    Ticket ticket =
        neurons ? Ticket.ofNeurons(mask, shape) : Ticket.ofCanonicalWeights(mask, shape);
    if (ticket.neurons().length == 0) {
      throw values.bad("planted", "an incoming and an outgoing weight of one neuron at least");
    }
    return ticket;
  }

  /**
   * The planted mask of an instance of this family.
   *
   * @throws IllegalArgumentException if it is of another family
   */
  public static Mask planted(NetworkPruningInstance instance) {
    String list =
        instance
            .provenance()
            .filter(p -> p.family().equals(NAME))
            .map(p -> p.parameters().get("planted"))
            .orElseThrow(
                () -> new IllegalArgumentException("an instance not of the family " + NAME));
    int[] indices = Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    return Mask.ofKept(instance.maskLength(), indices);
  }
}
