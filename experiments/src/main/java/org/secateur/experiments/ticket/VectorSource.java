package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.model.RationalMatrix;

/** The samples of the per-weight construction: n for each row, each layer or each weight. */
public final class VectorSource implements SampleSource {
  /** With 28 samples and two bits more for the grid, sums stay within its 61 bits. */
  private static final int SIGNIFICANT_BITS = 53;

  private final TicketTarget target;
  private final int n;
  private final Sharing sharing;
  private final List<double[]> vectors;

  private VectorSource(TicketTarget target, int n, Sharing sharing, List<double[]> vectors) {
    this.target = target;
    this.n = n;
    this.sharing = sharing;
    this.vectors = vectors;
  }

  /**
   * Draws all samples in the order of layers, rows and columns.
   *
   * @throws IllegalArgumentException if the stream does not have the law or the seed
   */
  public static VectorSource drawn(
      TicketTarget target, int n, Sharing sharing, Law law, SampleStream stream, long seed) {
    Draws draws = Draws.of(law, stream, seed);
    // Uniform doubles are multiples of 2^-54 or so as they come; normal ones near 0 are not.
    boolean coarse = law.distribution() == Distribution.GAUSSIAN;
    double step = Math.scalb(1.0, -law.gridBits(SIGNIFICANT_BITS));
    List<double[]> vectors = new ArrayList<>();
    for (int l = 0; l < target.depth(); l++) {
      double[] values = new double[Math.multiplyExact(n, count(target, sharing, l))];
      for (int i = 0; i < values.length; i++) {
        double value = draws.next();
        values[i] = coarse ? Math.rint(value / step) * step : value;
      }
      vectors.add(values);
    }
    return new VectorSource(target, n, sharing, vectors);
  }

  /**
   * Takes given samples.
   *
   * @param vectors for each layer its vectors one after the other; borrowed
   */
  public static VectorSource given(
      TicketTarget target, int n, Sharing sharing, List<double[]> vectors) {
    for (int l = 0; l < target.depth(); l++) {
      if (vectors.get(l).length != Math.multiplyExact(n, count(target, sharing, l))) {
        throw new IllegalArgumentException(
            "samples of layer " + l + ": " + vectors.get(l).length + " numbers");
      }
    }
    return new VectorSource(target, n, sharing, List.copyOf(vectors));
  }

  /** The number of vectors of a layer. */
  public static int count(TicketTarget target, Sharing sharing, int layer) {
    return switch (sharing) {
      case LAYER -> 1;
      case ROW -> target.rows(layer);
      case NONE -> Math.multiplyExact(target.rows(layer), target.columns(layer));
    };
  }

  /** The vectors of a layer one after the other; shared, not to be changed. */
  double[] vectors(int layer) {
    return vectors.get(layer);
  }

  @Override
  public int samples() {
    return n;
  }

  @Override
  public int sides(int layer) {
    return 1;
  }

  @Override
  public boolean isNeeded(int layer, int column, int side) {
    return true;
  }

  @Override
  public long size() {
    return n * target.size();
  }

  @Override
  public RowSamples row(int layer, int row) {
    return new RowSamples() {
      @Override
      public boolean isShared() {
        return sharing != Sharing.NONE;
      }

      @Override
      public RationalMatrix of(int column, int side) {
        int at =
            switch (sharing) {
              case LAYER -> 0;
              case ROW -> row;
              case NONE -> row * target.columns(layer) + column;
            };
        return RationalMatrix.ofDoubles(
            n, 1, Arrays.copyOfRange(vectors.get(layer), at * n, (at + 1) * n));
      }
    };
  }
}
