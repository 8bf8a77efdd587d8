package org.secateur.solver.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.solver.reduction.Directions;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.Threshold;

/**
 * Rows on few options, for two inputs. Of three inputs a, b, c in this order around 0, b = αa + βc;
 * the combination of their rows with multipliers -α, 1, -β leaves only options with a kink between
 * a and c, for all others are linear there. A single kink in an empty window is the kink rule (note
 * {@code search-windows}).
 */
final class KinkWindows {
  /** Wider windows are left to the relaxation. */
  private static final int MOST_OPTIONS = 64;

  private static final double WIDENING = 1.4;
  private static final int LONG_BITS = 61;

  private final NetworkSelection selection;
  private final List<Direction> directions;
  private final List<List<RowEnds.Integers>> ends = new ArrayList<>();

  /** Whether the products of a coefficient and a cross product, three of them, fit in a long. */
  private final boolean isNarrow;

  private final List<WindowRow> rows = new ArrayList<>();

  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(value));
  }

  private KinkWindows(NetworkSelection selection, List<Direction> directions, Threshold threshold) {
    this.selection = selection;
    this.directions = directions;
    for (Direction direction : directions) {
      ends.add(selection.endsAt(direction.input()).stream().map(e -> e.at(threshold)).toList());
    }
    int longest =
        directions.stream().mapToInt(d -> Math.max(bits(d.x()), bits(d.y()))).max().orElse(0);
    isNarrow = selection.columns().fits(3 * longest + 4);
  }

  /**
   * The windows that say something; none where an instance has not two inputs.
   *
   * @param singleKinks only those from one kink to the next but one
   */
  static List<WindowRow> of(NetworkSelection selection, Threshold threshold, boolean singleKinks) {
    Optional<Directions> directions = Directions.of(selection);
    if (directions.isEmpty()) {
      return List.of();
    }
    KinkWindows windows = new KinkWindows(selection, directions.get().sorted(), threshold);
    windows.build(singleKinks ? 1 : Integer.MAX_VALUE);
    return windows.rows;
  }

  private void build(int mostSteps) {
    int count = directions.size();
    int outputs = selection.instance().network().outputs();
    for (int b = 0; b < count; b++) {
      double reach = 1;
      for (int steps = 1;
          steps < count && steps <= mostSteps;
          steps = Math.max(steps + 1, (int) reach)) {
        int a = Math.floorMod(b - steps, count);
        int c = (b + steps) % count;
        if (!isAhead(a, b) || !isAhead(b, c) || !isAhead(a, c)) {
          break;
        }
        int[] options = between(a, c);
        if (options.length > MOST_OPTIONS) {
          break;
        }
        for (int r = 0; r < outputs; r++) {
          window(a, b, c, r, options).ifPresent(rows::add);
        }
        reach = steps * WIDENING;
      }
    }
  }

  private boolean isAhead(int from, int to) {
    return directions.get(from).cross(directions.get(to)) > 0;
  }

  /** The options with a kink strictly between two directions. */
  private int[] between(int a, int c) {
    int count = directions.size();
    int[] found = new int[MOST_OPTIONS + 1];
    int size = 0;
    for (int k = (a + 1) % count; k != c; k = (k + 1) % count) {
      for (int o : directions.get(k).options()) {
        if (size > MOST_OPTIONS) {
          return found;
        }
        found[size++] = o;
      }
    }
    return Arrays.stream(found, 0, size).sorted().distinct().toArray();
  }

  private Optional<WindowRow> window(int a, int b, int c, int r, int[] options) {
    Direction first = directions.get(a);
    Direction middle = directions.get(b);
    Direction last = directions.get(c);
    BigInteger before = BigInteger.valueOf(middle.cross(last)).negate();
    BigInteger at = BigInteger.valueOf(first.cross(last));
    BigInteger after = BigInteger.valueOf(first.cross(middle)).negate();
    BigInteger[] exact = combined(first, middle, last, r, options);
    Optional<BigInteger> lower =
        ends.get(b)
            .get(r)
            .lower()
            .map(
                l ->
                    l.multiply(at)
                        .add(upper(a, r).multiply(before))
                        .add(upper(c, r).multiply(after)));
    Optional<BigInteger> upper =
        lower(a, r)
            .flatMap(l -> lower(c, r).map(m -> l.multiply(before).add(m.multiply(after))))
            .map(u -> u.add(upper(b, r).multiply(at)));
    return useful(options, exact, lower, upper);
  }

  /** What the options add to the combination of three rows. */
  private BigInteger[] combined(
      Direction first, Direction middle, Direction last, int r, int[] options) {
    long before = -middle.cross(last);
    long at = first.cross(last);
    long after = -first.cross(middle);
    BigInteger[] exact = new BigInteger[options.length];
    for (int k = 0; k < exact.length; k++) {
      int o = options[k];
      exact[k] =
          isNarrow
              ? BigInteger.valueOf(
                  before * narrow(o, first, r)
                      + at * narrow(o, middle, r)
                      + after * narrow(o, last, r))
              : BigInteger.valueOf(before)
                  .multiply(coefficient(o, first, r))
                  .add(BigInteger.valueOf(at).multiply(coefficient(o, middle, r)))
                  .add(BigInteger.valueOf(after).multiply(coefficient(o, last, r)));
    }
    return exact;
  }

  private long narrow(int option, Direction at, int r) {
    return selection.columns().narrow(option, at.x(), at.y(), r);
  }

  private BigInteger coefficient(int option, Direction at, int r) {
    return selection.columns().coefficient(option, at.input().vector(), r);
  }

  private Optional<BigInteger> lower(int direction, int r) {
    return ends.get(direction).get(r).lower();
  }

  private BigInteger upper(int direction, int r) {
    return ends.get(direction).get(r).upper();
  }

  /** A row, unless every selection fulfils it. */
  private static Optional<WindowRow> useful(
      int[] options, BigInteger[] exact, Optional<BigInteger> lower, Optional<BigInteger> upper) {
    BigInteger most = BigInteger.ZERO;
    BigInteger least = BigInteger.ZERO;
    for (BigInteger c : exact) {
      most = most.add(c.max(BigInteger.ZERO));
      least = least.add(c.min(BigInteger.ZERO));
    }
    boolean saysLower = lower.isPresent() && lower.get().compareTo(least) > 0;
    boolean saysUpper = upper.isPresent() && upper.get().compareTo(most) < 0;
    if (!saysLower && !saysUpper) {
      return Optional.empty();
    }
    // A missing end is one that no sum reaches; rounding drops bits as for other rows.
    BigInteger bottom = saysLower ? lower.get().min(most.add(BigInteger.ONE)) : least;
    BigInteger top = saysUpper ? upper.get().max(least.subtract(BigInteger.ONE)) : most;
    int length = Math.max(most.bitLength(), least.bitLength()) + 1;
    int dropped = Math.max(0, length - LONG_BITS);
    long[] kept = new long[exact.length];
    Arrays.setAll(kept, k -> exact[k].shiftRight(dropped).longValueExact());
    long slack = dropped == 0 ? 0 : exact.length;
    return Optional.of(
        new WindowRow(
            options,
            kept,
            bottom.negate().shiftRight(dropped).negate().longValueExact() - slack,
            top.shiftRight(dropped).longValueExact()));
  }
}
