package org.secateur.experiments.ticket;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.secateur.instances.npz.NpzWriter;

/**
 * The masks of a ticket as NPZ, so that anybody can add them up again. For each layer of the
 * target: {@code NAME.mask} (int32, rows × columns × sides; bit i set where sample i is kept, −1
 * where not solved), {@code NAME.error} (float64, sum − weight) and {@code NAME.reached} (int32, 1
 * where the mask is as asked for). A bias is the last column.
 *
 * <p>Per weight there are {@code NAME.samples} (vectors × n). For the two-layer gadget there are
 * {@code NAME.neurons} (int32, columns × sides × n: which neuron sample i is of, −1 past the last),
 * {@code NAME.incoming} (the random weight of every neuron) and {@code NAME.incoming.mask}.
 */
public final class TicketMasks {
  private TicketMasks() {}

  public static void write(Ticket ticket, OutputStream out) throws IOException {
    try (NpzWriter npz = new NpzWriter(out)) {
      for (int l = 0; l < ticket.layers().size(); l++) {
        TicketLayer layer = ticket.layers().get(l);
        int[] shape = {layer.rows(), layer.columns(), layer.sides()};
        int[] reached = new int[layer.masks().length];
        Arrays.setAll(reached, i -> layer.reached()[i] ? 1 : 0);
        npz.writeInts(layer.name() + ".mask", shape, layer.masks());
        npz.writeDoubles(layer.name() + ".error", shape, layer.errors());
        npz.writeInts(layer.name() + ".reached", shape, reached);
        if (ticket.problem().source() instanceof VectorSource source) {
          double[] vectors = source.vectors(l);
          int n = source.samples();
          npz.writeDoubles(layer.name() + ".samples", new int[] {vectors.length / n, n}, vectors);
        } else if (ticket.problem().source() instanceof GadgetSource source) {
          neurons(npz, layer, l, source);
        }
      }
    }
  }

  private static void neurons(NpzWriter npz, TicketLayer layer, int l, GadgetSource source)
      throws IOException {
    int n = source.samples();
    int[] places = new int[layer.columns() * layer.sides() * n];
    Arrays.fill(places, -1);
    int[] kept = new int[source.shape().width(l)];
    for (int i = 0; i < layer.columns() * layer.sides(); i++) {
      int[] neurons = source.neurons(l, i / layer.sides(), i % layer.sides());
      System.arraycopy(neurons, 0, places, i * n, neurons.length);
      int any = 0;
      for (int r = 0; r < layer.rows(); r++) {
        any |= Math.max(0, layer.masks()[r * layer.columns() * layer.sides() + i]);
      }
      for (int rest = any; rest != 0; rest &= rest - 1) {
        kept[neurons[Integer.numberOfTrailingZeros(rest)]] = 1;
      }
    }
    npz.writeInts(layer.name() + ".neurons", new int[] {layer.columns(), layer.sides(), n}, places);
    npz.writeDoubles(
        layer.name() + ".incoming", new int[] {kept.length}, source.random().incoming(l));
    npz.writeInts(layer.name() + ".incoming.mask", new int[] {kept.length}, kept);
  }
}
