package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Activation;
import org.secateur.model.Granularity;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * Networks of any size of which no set of neurons is within the tolerance, proved by construction
 * without any search: the kinks of all neurons lie so far apart, and are so strong, that each
 * neuron would be noticed at its own kink, so none can be kept; and nothing is left to make the
 * target's kinks.
 *
 * <p><b>Construction.</b> On the slice (x1, x2, 0, …, 0) of the domain lies a square of half edge
 * ρ: the radius for a box, half of it for a ball of the 1-norm, 7/10 of it for one of the 2-norm.
 * Each neuron, of the network and of the target, has its kink at a place y of its own on the right
 * edge, with first weights ±(-y, 1), or on the upper one, with ±(1, -y); all other weights are
 * free. The places of an edge are at least t apart and at least t from its corners. The first
 * outgoing weight v has 4 tolerance / (ρ t) < |v| ≤ 1. The proof is in the note {@code
 * family-kink-separated}; a certificate is a point and its two neighbours at a distance of ρ t, for
 * each neuron.
 *
 * <p>So n neurons of weights of at most 1 leave room for a tolerance of about 1/(4n), in line with
 * the lower bound of Ω(1/ε) neurons of arXiv 2603.02234. Outputs have no activation, since a
 * rectified output hides what is below zero.
 */
public final class KinkSeparatedFamily implements InstanceFamily {
  private static final String NAME = "kink-separated";
  private static final int VERSION = 1;
  private static final int MAX_WIDTH = 1_000;

  /** Without a wish for other bits the weights are as fine as in other families, or finer. */
  private static final int USUAL_BITS = 10;

  /** Cells between slots where the bits are not given: so many that the jitter is worth it. */
  private static final int USUAL_SPACING = 64;

  private static final Rational MAX_JITTER = Rational.of(2, 5);
  private static final List<FamilyOption> OPTIONS = makeOptions();

  private static List<FamilyOption> makeOptions() {
    List<FamilyOption> all = new ArrayList<>(NetworkShape.options("100"));
    all.add(
        new FamilyOption(
            "bits",
            "weights are multiples of 2^-bits",
            "an integer from 1 to " + NetworkShape.MAX_BITS + "; empty: enough",
            ""));
    all.add(
        new FamilyOption(
            "jitter",
            "most that a kink is off its place, by the distance of places",
            "a number from 0 to " + MAX_JITTER,
            "1/4"));
    all.add(FamilyOption.integer("target-width", "neurons of the target", 1, MAX_WIDTH, "1"));
    all.add(
        new FamilyOption(
            "domain",
            "the box [-radius, radius]^d, or a ball of the 1-norm or 2-norm",
            "box, ball1 or ball2",
            "box"));
    all.add(DomainChoice.radiusOption());
    all.addAll(Question.networkOptions("decide", ""));
    return List.copyOf(all);
  }

  /** The options, checked. */
  private record Plan(NetworkShape shape, int targetWidth, DomainChoice domain, KinkLayout layout) {

    static Plan of(OptionValues values) {
      NetworkShape shape = NetworkShape.of(values);
      if (shape.d() < 2) {
        throw values.bad("d", "an integer from 2 to " + NetworkShape.MAX_INPUTS);
      }
      int width = values.integer("target-width", 1, MAX_WIDTH);
      Rational jitter = values.number("jitter");
      values.require(jitter.signum() >= 0 && jitter.compareTo(MAX_JITTER) <= 0, "jitter");
      int kinks = shape.n() + width;
      int least = KinkLayout.leastBits(kinks, 1);
      int usual = Math.max(USUAL_BITS, KinkLayout.leastBits(kinks, USUAL_SPACING));
      int bits = values.optionalInteger("bits", least, NetworkShape.MAX_BITS).orElse(usual);
      values.settle("bits", Integer.toString(bits));
      String kind = values.text("domain").orElse("");
      if (!List.of("box", "ball1", "ball2").contains(kind)) {
        throw values.bad("domain", "box, ball1 or ball2");
      }
      DomainChoice domain = new DomainChoice(kind, DomainChoice.radius(values), Optional.empty());
      return new Plan(shape, width, domain, KinkLayout.of(kinks, bits, jitter));
    }

    DyadicGrid grid() {
      return new DyadicGrid(layout.bits());
    }

    /** ρ. */
    private Rational halfEdge() {
      Rational radius = domain.radius();
      return switch (domain.kind()) {
        case "box" -> radius;
        case "ball1" -> radius.multiply(Rational.of(1, 2));
        // A corner has the 2-norm ρ√2, and 2 · 49/100 < 1.
        default -> radius.multiply(Rational.of(7, 10));
      };
    }

    /** Tolerances below it, and no others, allow outgoing weights of at most 1. */
    Rational limit() {
      return halfEdge()
          .multiply(grid().number(BigInteger.valueOf(layout.room())))
          .divide(Rational.of(4));
    }

    /** The least weight, in cells, of which the kink is too strong for a tolerance. */
    long leastWeight(Rational tolerance) {
      Rational cells = tolerance.divide(limit()).multiply(Rational.of(grid().unit()));
      return cells.floor().longValueExact() + 1;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "no set of neurons within the tolerance, proved kink by kink; any number of neurons";
  }

  @Override
  public List<FamilyOption> options() {
    return OPTIONS;
  }

  /** Of these options: tolerances below it, and no others, are possible. */
  public static Rational toleranceLimit(Map<String, String> options) {
    return Plan.of(new OptionValues(NAME, OPTIONS, options)).limit();
  }

  @Override
  public NetworkPruningInstance generate(Map<String, String> options, long seed) {
    OptionValues values = new OptionValues(NAME, OPTIONS, options);
    Plan plan = Plan.of(values);
    Question question = question(values, plan);
    long least = plan.leastWeight(question.tolerance().orElseThrow());
    PinnedStream stream = new PinnedStream(seed);
    int[] order = permutation(plan.layout().kinks(), stream);
    int width = plan.targetWidth();
    long unit = plan.grid().unit().longValueExact();
    NetworkCells target = draw(plan, Arrays.copyOf(order, width), unit, stream);
    Arrays.fill(target.output(), unit);
    NetworkCells network =
        draw(plan, Arrays.copyOfRange(order, width, order.length), least, stream);
    return new NetworkQuestion(plan.domain(), Granularity.NEURON, Activation.IDENTITY, question)
        .instance(
            network.network(plan.grid(), Activation.IDENTITY),
            target.network(plan.grid(), Activation.IDENTITY),
            plan.domain().draw(plan.shape().d(), plan.grid(), stream),
            values.provenance(VERSION, seed));
  }

  /** Without a wish the tolerance is half of what is possible. */
  private static Question question(OptionValues values, Plan plan) {
    Rational limit = plan.limit();
    if (values.text("tolerance").isEmpty()) {
      values.settle("tolerance", limit.divide(Rational.of(2)).toString());
    }
    Question question = Question.ofNetwork(values, plan.shape().n());
    if (question.tolerance().orElseThrow().compareTo(limit) >= 0) {
      throw values.bad(
          "tolerance",
          "a number ≥ 0 and below "
              + limit
              + ", all that "
              + plan.shape().n()
              + " neurons on this grid leave room for");
    }
    return question;
  }

  /** In which order the kinks are those of the target and of the network. */
  private static int[] permutation(int length, PinnedStream stream) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int at = stream.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }

  private static NetworkCells draw(Plan plan, int[] kinks, long leastWeight, PinnedStream stream) {
    NetworkCells cells = NetworkCells.zero(plan.shape().withNeurons(kinks.length));
    long unit = plan.grid().unit().longValueExact();
    long[] row = new long[plan.shape().d()];
    for (int i = 0; i < kinks.length; i++) {
      long place = plan.layout().place(kinks[i], stream);
      long sign = sign(stream);
      boolean right = plan.layout().isOnRightEdge(kinks[i]);
      row[right ? 0 : 1] = -sign * place;
      row[right ? 1 : 0] = sign * unit;
      for (int j = 2; j < row.length; j++) {
        row[j] = stream.nextLong(-unit, unit);
      }
      cells.setIncoming(i, row);
      cells.setOutgoing(0, i, sign(stream) * stream.nextLong(leastWeight, unit));
      for (int r = 1; r < plan.shape().m(); r++) {
        cells.setOutgoing(r, i, stream.nextLong(-unit, unit));
      }
    }
    return cells;
  }

  private static long sign(PinnedStream stream) {
    return stream.nextLong() < 0 ? -1 : 1;
  }
}
