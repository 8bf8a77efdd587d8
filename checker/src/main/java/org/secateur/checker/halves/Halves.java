package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.secateur.checker.verdict.Rejection;

/**
 * Groups of summands in two halves, and the tables of their sums, kept for as long as they serve.
 *
 * <p>Limits: 2^21 sums keep a table within some 70 MB, or 16 MB more for each further coordinate,
 * and 256 MB more where most sums have to be added up again as they are; 2^25 pairs looked at are a
 * second, or some where each is added up again.
 */
public final class Halves {
  public static final int MAX_ENTRIES = 1 << 21;
  static final long MAX_VISITS = 1 << 25;
  private static final long FEW_ENTRIES = 1 << 14;
  private static final long FEW_TIMES = 4;

  private final List<List<Summand>> leftGroups = new ArrayList<>();
  private final List<List<Summand>> rightGroups = new ArrayList<>();

  /** More than any sum of a coordinate, either way. */
  private final BigInteger[] beyond;

  private final Rounding[] roundings;

  private final int mostEntries;
  private final long mostVisits;
  private HalfSums left;
  private HalfSums right;

  /**
   * Splits the groups, taken from both ends, each for the half that has fewer summands so far.
   *
   * @param dimension of the sums, at least 1
   */
  public Halves(List<List<Summand>> groups, int dimension) {
    this(groups, dimension, MAX_ENTRIES, MAX_VISITS);
  }

  /** With limits of one's own. */
  Halves(List<List<Summand>> groups, int dimension, int mostEntries, long mostVisits) {
    this.beyond = new BigInteger[dimension];
    Arrays.setAll(beyond, c -> beyond(groups, c));
    this.roundings = new Rounding[dimension];
    Arrays.setAll(roundings, c -> Rounding.of(beyond[c], groups.size()));
    this.mostEntries = mostEntries;
    this.mostVisits = mostVisits;
    int lead = 0;
    int from = 0;
    int to = groups.size();
    while (from < to) {
      boolean isLeft = lead <= 0;
      List<Summand> group = isLeft ? groups.get(from++) : groups.get(--to);
      (isLeft ? leftGroups : rightGroups).add(group);
      lead += isLeft ? group.size() : -group.size();
    }
    Collections.reverse(rightGroups);
  }

  private static BigInteger beyond(List<List<Summand>> groups, int coordinate) {
    return groups.stream()
        .map(group -> group.stream().map(s -> s.coordinates()[coordinate].abs()))
        .map(magnitudes -> magnitudes.reduce(BigInteger.ZERO, BigInteger::max))
        .reduce(BigInteger.ONE, BigInteger::add);
  }

  Rounding rounding(int coordinate) {
    return roundings[coordinate];
  }

  /** More than any sum of a coordinate. */
  BigInteger beyond(int coordinate) {
    return beyond[coordinate];
  }

  /** A bound, which may as well be just beyond all sums if it is far beyond them. */
  BigInteger clamped(int coordinate, BigInteger bound) {
    return bound.min(beyond[coordinate]).max(beyond[coordinate].negate());
  }

  /**
   * Makes sure that the tables hold all sums of choices that cost so much; whether it had to.
   *
   * @throws Rejection UNSUPPORTED, if they are too long
   */
  boolean prepare(int line, int most) throws Rejection {
    if (serves(most)) {
      return false;
    }
    long needed = longer(most);
    if (needed > mostEntries) {
      throw Rejection.unsupported(line, "enumeration of more than %s half sums", mostEntries);
    }
    // Later steps may need dearer choices, too.
    long enough = Math.min(mostEntries, Math.max(FEW_ENTRIES, FEW_TIMES * needed));
    int upTo = longer(Integer.MAX_VALUE) <= enough ? Integer.MAX_VALUE : most;
    left = null;
    right = null;
    left = sums(leftGroups, upTo);
    right = sums(rightGroups, upTo);
    return true;
  }

  private HalfSums sums(List<List<Summand>> groups, int most) {
    return new HalfSums(groups, roundings, most, (int) length(groups, most));
  }

  /** Whether the tables of the moment hold all sums of choices that cost so much. */
  public boolean serves(int most) {
    return left != null && left.most() >= most;
  }

  /** The length of the longer one of two tables of choices that cost so much. */
  private long longer(int most) {
    return Math.max(length(leftGroups, most), length(rightGroups, most));
  }

  /** The number of choices that cost so much at most, or some number beyond the limit. */
  private long length(List<List<Summand>> groups, int most) {
    long dearest =
        groups.stream().mapToLong(g -> g.stream().mapToInt(Summand::cost).max().orElse(0)).sum();
    long[] choices = new long[(int) Math.min(most, dearest) + 1];
    choices[0] = 1;
    long all = 1;
    for (List<Summand> group : groups) {
      for (int cost = choices.length - 1; cost > 0; cost--) {
        for (Summand summand : group) {
          long more = summand.cost() <= cost ? choices[cost - summand.cost()] : 0;
          choices[cost] += more;
          all += more;
        }
        if (all > mostEntries) {
          return all;
        }
      }
    }
    return all;
  }

  /** The sums of one half, prepared before. */
  HalfSums left() {
    return left;
  }

  /** The sums of the other half. */
  HalfSums right() {
    return right;
  }

  /** The length of the tables of the moment. */
  public long entries() {
    return left == null ? 0 : (long) left.count() + right.count();
  }

  long mostVisits() {
    return mostVisits;
  }
}
