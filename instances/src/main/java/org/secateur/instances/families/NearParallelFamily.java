package org.secateur.instances.families;

import java.util.List;
import java.util.Map;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * Networks whose hidden neurons lie in clusters of near-parallel ones. All centres are drawn first;
 * neuron i belongs to cluster i mod clusters, and each of its incoming weights is the centre's plus
 * one uniform in [-spread, spread]. Outgoing weights are independent.
 *
 * <p>Within a cluster many subsets do nearly the same, and no kink is far from the others: what
 * makes pruning by kinks weak. With spread 0 the neurons of a cluster are parallel, so that their
 * selection is a subset-sum problem.
 */
public final class NearParallelFamily implements InstanceFamily {
  private static final String NAME = "near-parallel";
  private static final Rational MAX_SPREAD = Rational.of(1000);

  private static final DrawnNetworks DRAWN =
      new DrawnNetworks(
          NAME,
          List.of(
              new FamilyOption(
                  "clusters", "number of clusters", "an integer from 1 to n; empty: n/10", ""),
              new FamilyOption(
                  "spread",
                  "most that an incoming weight is off its cluster's",
                  "a number from 0 to 1000",
                  "0.01")),
          NearParallelFamily::draw);

  private static NetworkCells draw(
      OptionValues values, NetworkShape shape, NeuronSource source, PinnedStream stream) {
    int n = shape.n();
    int d = shape.d();
    int clusters = values.optionalInteger("clusters", 1, n).orElse(Math.max(1, n / 10));
    Rational spread = values.number("spread");
    values.require(spread.signum() >= 0 && spread.compareTo(MAX_SPREAD) <= 0, "spread");
    long most = spread.multiply(Rational.of(source.grid().unit())).floor().longValueExact();
    long[][] centres = new long[clusters][d];
    for (long[] centre : centres) {
      source.incoming(stream, centre);
    }
    NetworkCells cells = NetworkCells.zero(shape);
    long[] row = new long[d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        row[j] = centres[i % clusters][j] + stream.nextLong(-most, most);
      }
      cells.setIncoming(i, row);
      cells.drawOutgoing(i, source, stream);
    }
    return cells;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "a random network whose neurons lie in clusters of near-parallel ones";
  }

  @Override
  public List<FamilyOption> options() {
    return DRAWN.options();
  }

  @Override
  public NetworkPruningInstance generate(Map<String, String> options, long seed) {
    return DRAWN.generate(options, seed);
  }
}
