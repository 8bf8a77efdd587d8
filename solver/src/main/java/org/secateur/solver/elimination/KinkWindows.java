package org.secateur.solver.elimination;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.secateur.solver.reduction.Combined;
import org.secateur.solver.reduction.Combined.Term;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.RowOrigin;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.section.Plane;

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

  /** As many kinks as are allowed. */
  private static final int ALL = Integer.MAX_VALUE;

  private final NetworkSelection selection;
  private final List<KinkInput> inputs;
  private final List<List<RowEnds.Integers>> ends = new ArrayList<>();

  /** Whether the products of a coefficient and a cross product, three of them, fit in a long. */
  private final boolean isNarrow;

  private final List<WindowRow> rows = new ArrayList<>();

  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(value));
  }

  private KinkWindows(NetworkSelection selection, List<KinkInput> inputs, Threshold threshold) {
    this.selection = selection;
    this.inputs = inputs;
    for (KinkInput input : inputs) {
      ends.add(selection.endsAt(input.input()).stream().map(e -> e.at(threshold)).toList());
    }
    int longest =
        inputs.stream()
            .map(KinkInput::direction)
            .mapToInt(d -> Math.max(bits(d.x()), bits(d.y())))
            .max()
            .orElse(0);
    isNarrow =
        selection.instance().network().inputs() == 2 && selection.columns().fits(3 * longest + 4);
  }

  /**
   * The windows that say something; none where an instance has not two inputs.
   *
   * @param singleKinks only those from one kink to the next but one
   */
  static KinkWindows of(NetworkSelection selection, Threshold threshold, boolean singleKinks) {
    return built(selection, KinkInput.of(selection), threshold, singleKinks ? 1 : ALL);
  }

  /** The windows at the inputs of a plane, as rows of the whole problem. */
  static KinkWindows of(NetworkSelection selection, Threshold threshold, Plane plane) {
    return built(selection, KinkInput.of(selection, plane), threshold, ALL);
  }

  private static KinkWindows built(
      NetworkSelection selection, List<KinkInput> inputs, Threshold threshold, int mostSteps) {
    KinkWindows windows = new KinkWindows(selection, inputs, threshold);
    windows.build(mostSteps);
    return windows;
  }

  /** The rows. */
  List<WindowRow> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** One end of a row, as {@link WindowTrail#end}, as a condition. */
  Combined end(int end) {
    WindowRow window = rows.get(WindowTrail.row(end));
    boolean isLower = WindowTrail.isLower(end);
    BigInteger[] multipliers = multipliers(window.inputs());
    BigInteger common = Arrays.stream(multipliers).reduce(BigInteger.ZERO, BigInteger::gcd);
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < multipliers.length; k++) {
      KinkInput input = inputs.get(window.inputs()[k]);
      BigInteger multiplier = multipliers[k].divide(isLower ? common : common.negate());
      terms.add(new Term(new RowOrigin(input.unscaled(), window.output()), multiplier));
    }
    return new WindowEnd(window, isLower, terms);
  }

  private void build(int mostSteps) {
    int count = inputs.size();
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
          window(new int[] {a, b, c}, r, options).ifPresent(rows::add);
        }
        reach = steps * WIDENING;
      }
    }
  }

  private boolean isAhead(int from, int to) {
    return cross(from, to) > 0;
  }

  private long cross(int from, int to) {
    return inputs.get(from).direction().cross(inputs.get(to).direction());
  }

  /** The options with a kink strictly between two directions. */
  private int[] between(int a, int c) {
    int count = inputs.size();
    int[] found = new int[MOST_OPTIONS + 1];
    int size = 0;
    for (int k = (a + 1) % count; k != c; k = (k + 1) % count) {
      for (int o : inputs.get(k).options()) {
        if (size > MOST_OPTIONS) {
          return found;
        }
        found[size++] = o;
      }
    }
    return Arrays.stream(found, 0, size).sorted().distinct().toArray();
  }

  /** Of three inputs: those of a row that is linear there cancel out. */
  private BigInteger[] multipliers(int[] at) {
    long[] factors = {-cross(at[1], at[2]), cross(at[0], at[2]), -cross(at[0], at[1])};
    BigInteger[] multipliers = new BigInteger[factors.length];
    Arrays.setAll(
        multipliers, k -> BigInteger.valueOf(factors[k]).multiply(inputs.get(at[k]).stretch()));
    return multipliers;
  }

  private Optional<WindowRow> window(int[] at, int r, int[] options) {
    BigInteger[] multipliers = multipliers(at);
    BigInteger[] exact = new BigInteger[options.length];
    Arrays.setAll(exact, k -> combined(at, multipliers, r, options[k]));
    Optional<BigInteger> lower =
        lower(at[1], r)
            .map(
                l ->
                    l.multiply(multipliers[1])
                        .add(upper(at[0], r).multiply(multipliers[0]))
                        .add(upper(at[2], r).multiply(multipliers[2])));
    Optional<BigInteger> upper =
        lower(at[0], r)
            .flatMap(
                l ->
                    lower(at[2], r)
                        .map(m -> l.multiply(multipliers[0]).add(m.multiply(multipliers[2]))))
            .map(u -> u.add(upper(at[1], r).multiply(multipliers[1])));
    return useful(options, exact, lower, upper, at, r);
  }

  /** What an option adds to the combination of three rows. */
  private BigInteger combined(int[] at, BigInteger[] multipliers, int r, int option) {
    if (isNarrow) {
      long sum = 0;
      for (int k = 0; k < at.length; k++) {
        Direction d = inputs.get(at[k]).direction();
        sum +=
            multipliers[k].longValueExact() * selection.columns().narrow(option, d.x(), d.y(), r);
      }
      return BigInteger.valueOf(sum);
    }
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; k < at.length; k++) {
      BigInteger[] vector = inputs.get(at[k]).input().vector();
      sum = sum.add(selection.columns().coefficient(option, vector, r).multiply(multipliers[k]));
    }
    return sum;
  }

  private Optional<BigInteger> lower(int input, int r) {
    return ends.get(input).get(r).lower();
  }

  private BigInteger upper(int input, int r) {
    return ends.get(input).get(r).upper();
  }

  /** A row, unless every selection fulfils it. */
  private static Optional<WindowRow> useful(
      int[] options,
      BigInteger[] exact,
      Optional<BigInteger> lower,
      Optional<BigInteger> upper,
      int[] at,
      int r) {
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
            top.shiftRight(dropped).longValueExact(),
            dropped,
            at,
            r));
  }
}
