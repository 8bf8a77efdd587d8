package org.secateur.instances.families;

import java.math.BigInteger;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Activation;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/**
 * A target within a given distance of a subnetwork over every domain in the box [-radius,
 * radius]^d: each kept incoming weight is shifted by at most {@code share}, the distance divided by
 * k d A radius for k neurons of d inputs and outgoing weights of at most A. The proof is in the
 * note {@code family-planted-network}.
 */
final class PerturbedTicket {
  /** The grid of the target is so fine that a shift has at least 2^this cells in each direction. */
  private static final int SHIFT_BITS = 8;

  private final NetworkCells cells;
  private final DyadicGrid grid;
  private final Ticket ticket;
  private final int[] neurons;

  /** Most that a weight is shifted. */
  private final Rational share;

  PerturbedTicket(
      NetworkCells cells, DyadicGrid grid, Ticket ticket, Rational radius, Rational distance) {
    this.cells = cells;
    this.grid = grid;
    this.ticket = ticket;
    this.neurons = ticket.neurons();
    BigInteger most = grid.unit();
    for (int i : neurons) {
      for (int r = 0; r < cells.shape().m(); r++) {
        most = most.max(outgoing(r, i).abs());
      }
    }
    long terms = (long) neurons.length * cells.shape().d();
    share = distance.divide(Rational.of(terms).multiply(radius).multiply(grid.number(most)));
  }

  private BigInteger outgoing(int output, int neuron) {
    return ticket.weights().keepsOutput(output, neuron)
        ? BigInteger.valueOf(cells.output()[output * cells.shape().n() + neuron])
        : BigInteger.ZERO;
  }

  Network draw(Activation activation, PinnedStream shifts) {
    int d = cells.shape().d();
    int m = cells.shape().m();
    int k = neurons.length;
    DyadicGrid fine = fineGrid();
    BigInteger[] hidden = new BigInteger[k * d];
    BigInteger[] output = new BigInteger[m * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < d; j++) {
        hidden[i * d + j] = incoming(neurons[i], j, fine, shifts);
      }
      for (int r = 0; r < m; r++) {
        output[r * k + i] = outgoing(r, neurons[i]);
      }
    }
    RationalMatrix above = grid.matrix(m, k, output);
    return new Network(fine.matrix(k, d, hidden), above, activation);
  }

  private DyadicGrid fineGrid() {
    if (share.signum() == 0) {
      return grid;
    }
    // 2^bitLength(c) > c ≥ 1 / share.
    int bits = Rational.ONE.divide(share).ceiling().bitLength() + SHIFT_BITS;
    return new DyadicGrid(Math.max(grid.bits(), bits));
  }

  private BigInteger incoming(int neuron, int input, DyadicGrid fine, PinnedStream shifts) {
    if (!ticket.weights().keepsHidden(neuron, input)) {
      return BigInteger.ZERO;
    }
    long weight = cells.hidden()[neuron * cells.shape().d() + input];
    return BigInteger.valueOf(weight)
        .shiftLeft(fine.bits() - grid.bits())
        .add(fine.uniform(share, shifts));
  }
}
