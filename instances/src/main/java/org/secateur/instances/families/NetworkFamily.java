package org.secateur.instances.families;

import java.util.List;
import java.util.Map;
import org.secateur.model.NetworkPruningInstance;

/**
 * Random networks with independent weights and a small target: the setting of the strong lottery
 * ticket hypothesis for one hidden layer (E. Malach, G. Yehudai, S. Shalev-Shwartz and O. Shamir,
 * 2020, arXiv 2002.00585).
 *
 * <p>Weights are rounded to a dyadic grid, so that they are exact. Of two instances that differ in
 * n alone the smaller network is the beginning of the larger, and they have one target.
 */
public final class NetworkFamily implements InstanceFamily {
  private static final String NAME = "network";

  private static final DrawnNetworks DRAWN =
      new DrawnNetworks(
          NAME,
          List.of(),
          (values, shape, source, stream) -> NetworkCells.random(shape, source, stream));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "a random network with independent weights, to be pruned to a small target";
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
