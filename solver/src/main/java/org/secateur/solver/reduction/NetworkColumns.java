package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.secateur.model.Network;
import org.secateur.model.RationalMatrix;

/**
 * What each option adds to the rows of an input: the integer v · relu(w · y) of its kept weights,
 * in units of the product of both layers' denominators. In 64-bit integers where all of it fits.
 */
public final class NetworkColumns {
  private static final int LONG_BITS = 62;

  private final Network network;
  private final List<NetworkOption> options;

  /** Numerators, n × d and m × n; null where they do not fit. */
  private final long[][] hidden;

  private final long[][] output;
  private final int bits;

  NetworkColumns(Network network, List<NetworkOption> options) {
    this.network = network;
    this.options = options;
    this.hidden = narrow(network.hidden());
    this.output = narrow(network.output());
    this.bits = hidden == null || output == null ? Integer.MAX_VALUE : bits(hidden) + bits(output);
  }

  private static long[][] narrow(RationalMatrix matrix) {
    long[][] entries = new long[matrix.rows()][matrix.columns()];
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        BigInteger numerator = matrix.numerator(i, j);
        if (numerator.bitLength() > LONG_BITS) {
          return null;
        }
        entries[i][j] = numerator.longValue();
      }
    }
    return entries;
  }

  private static int bits(long[][] entries) {
    long most = 0;
    for (long[] row : entries) {
      for (long entry : row) {
        most = Math.max(most, Math.abs(entry));
      }
    }
    return Long.SIZE - Long.numberOfLeadingZeros(most);
  }

  /** The row of an output at a vector. */
  SelectionRow row(BigInteger[] vector, int r, RowEnds ends, RowOrigin origin) {
    int length = Arrays.stream(vector).mapToInt(y -> y.abs().bitLength()).max().orElse(0);
    int groups = network.width();
    int terms = Integer.SIZE - Integer.numberOfLeadingZeros(vector.length);
    if (bits <= LONG_BITS - length - terms) {
      long[] y = Arrays.stream(vector).mapToLong(BigInteger::longValueExact).toArray();
      return SelectionRow.of(narrow(y, r), groups, ends, origin);
    }
    return SelectionRow.of(wide(vector, r), groups, ends, origin);
  }

  private long[] narrow(long[] y, int r) {
    long[] coefficients = new long[options.size()];
    for (int o = 0; o < coefficients.length; o++) {
      NetworkOption option = options.get(o);
      if (option.keepsOutput(r)) {
        long[] w = hidden[option.neuron()];
        long sum = 0;
        for (int j = 0; j < y.length; j++) {
          sum += option.keepsInput(j) ? w[j] * y[j] : 0;
        }
        coefficients[o] = sum > 0 ? output[r][option.neuron()] * sum : 0;
      }
    }
    return coefficients;
  }

  private BigInteger[] wide(BigInteger[] y, int r) {
    BigInteger[] coefficients = new BigInteger[options.size()];
    Arrays.setAll(coefficients, o -> coefficient(o, y, r));
    return coefficients;
  }

  /** Whether coefficients times a number of some bits fit in a long. */
  public boolean fits(int factorBits) {
    return bits <= LONG_BITS - factorBits;
  }

  /** What an option adds at an input of two coordinates, where it {@link #fits}. */
  public long narrow(int option, long x, long y, int r) {
    NetworkOption kept = options.get(option);
    long[] w = hidden[kept.neuron()];
    long sum = (kept.keepsInput(0) ? w[0] * x : 0) + (kept.keepsInput(1) ? w[1] * y : 0);
    return sum > 0 && kept.keepsOutput(r) ? output[r][kept.neuron()] * sum : 0;
  }

  /** The gradient of what an option adds to an output where it is active, of two inputs or more. */
  public BigInteger[] gradient(int option, int r) {
    NetworkOption kept = options.get(option);
    BigInteger v =
        kept.keepsOutput(r) ? network.output().numerator(r, kept.neuron()) : BigInteger.ZERO;
    return direction(option).stream().map(v::multiply).toArray(BigInteger[]::new);
  }

  /** The kept incoming weights of an option, as numerators. */
  public List<BigInteger> direction(int option) {
    List<BigInteger> direction = new ArrayList<>();
    for (int j = 0; j < network.inputs(); j++) {
      direction.add(
          options.get(option).keepsInput(j)
              ? network.hidden().numerator(options.get(option).neuron(), j)
              : BigInteger.ZERO);
    }
    return direction;
  }

  /**
   * What an option adds to the sum of an output at an input, exact.
   *
   * @param vector of the scaled input
   */
  public BigInteger coefficient(int option, BigInteger[] vector, int r) {
    NetworkOption kept = options.get(option);
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; kept.keepsOutput(r) && j < vector.length; j++) {
      if (kept.keepsInput(j)) {
        sum = sum.add(network.hidden().numerator(kept.neuron(), j).multiply(vector[j]));
      }
    }
    return sum.signum() > 0
        ? network.output().numerator(r, kept.neuron()).multiply(sum)
        : BigInteger.ZERO;
  }

  /** The different directions of the options' hyperplanes. */
  List<List<BigInteger>> directions() {
    Set<List<BigInteger>> directions = new LinkedHashSet<>();
    for (int o = 0; o < options.size(); o++) {
      directions.add(direction(o));
    }
    return List.copyOf(directions);
  }
}
