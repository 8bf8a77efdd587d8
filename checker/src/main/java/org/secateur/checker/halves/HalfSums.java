package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * All sums of choices from some groups, at most one summand of each, that cost at most so much
 * together. An entry is a choice: the empty one, or an earlier entry and one summand more. Entries
 * stay where they are made, and lists of them are kept in ascending order of their first sums.
 */
final class HalfSums {
  private final int most;

  /** The first {@link #count} places are in use. */
  private final Sorted all;

  /** {@code further[c − 1][e]}: coordinate c ≥ 1 of entry e, rounded. */
  private final long[][] further;

  /** {@code exact[c][e]}: coordinate c of entry e as it is, if that was asked for; e is limited. */
  private final BigInteger[][] exact;

  private final int[] costs;

  /** {@code shorter[e]}: entry e without its last summand. */
  private final int[] shorter;

  /**
   * The summands, each at the first entry that ends with it. One that makes no entry, as it costs
   * too much, is overwritten by the next, which is put at the same number.
   */
  private final TreeMap<Integer, Summand> lasts = new TreeMap<>();

  private int count = 1;
  private int dearest;

  /** Entries of each cost; null until they are needed. */
  private Sorted[] byCost;

  /**
   * Entries, ascending by their first coordinate.
   *
   * @param tops these coordinates, rounded; ascending, too
   */
  record Sorted(long[] tops, int[] entries) {
    static Sorted zeros(int length) {
      return new Sorted(new long[length], new int[length]);
    }

    int count() {
      return entries.length;
    }
  }

  /**
   * @param roundings that make longs of all sums, one for each coordinate
   * @param most that a choice may cost
   * @param length the number of such choices
   */
  HalfSums(List<List<Summand>> groups, Rounding[] roundings, int most, int length) {
    this.most = most;
    all = Sorted.zeros(length);
    further = new long[roundings.length - 1][length];
    exact = new BigInteger[roundings.length][];
    Arrays.setAll(exact, c -> new BigInteger[Math.min(length, roundings[c].kept(exact.length))]);
    costs = new int[length];
    shorter = new int[length];
    for (List<Summand> group : groups) {
      int before = count;
      // Merged from the end on, a list may be one of the two that are merged.
      Sorted without = group.size() == 1 ? all : copy(before);
      for (Summand summand : group) {
        int first = count;
        lengthen(before, summand, roundings);
        long step = roundings[0].down(summand.coordinates()[0]);
        int slack = roundings[0].slack();
        if (count - first == before) {
          merge(without, before, first, step, slack);
        } else {
          merge(longer(without, before, first), count - first, 0, step, slack);
        }
      }
    }
    for (int i = 1; i < count; i++) {
      // What is at most the quotient of a sum is at most that of the next one.
      all.tops[i] = Math.max(all.tops[i], all.tops[i - 1]);
    }
  }

  private Sorted copy(int length) {
    return new Sorted(Arrays.copyOf(all.tops, length), Arrays.copyOf(all.entries, length));
  }

  /** Makes entries of those before some number and one summand more, in the same order. */
  private void lengthen(int before, Summand summand, Rounding[] roundings) {
    int first = count;
    lasts.put(first, summand);
    int limit = most - summand.cost();
    for (int e = 0; e < before; e++) {
      if (costs[e] <= limit) {
        shorter[count] = e;
        costs[count] = costs[e] + summand.cost();
        dearest = Math.max(dearest, costs[count++]);
      }
    }
    for (int c = 0; c < further.length; c++) {
      long step = roundings[c + 1].down(summand.coordinates()[c + 1]);
      for (int e = first; e < count; e++) {
        further[c][e] = further[c][shorter[e]] + step;
      }
    }
  }

  /**
   * Of some sorted entries those that were lengthened, from a first one on, by what they became.
   */
  private Sorted longer(Sorted others, int before, int first) {
    int[] became = new int[before];
    for (int e = first; e < count; e++) {
      became[shorter[e]] = e;
    }
    Sorted longer = Sorted.zeros(count - first);
    int at = 0;
    for (int i = 0; i < before; i++) {
      int entry = became[others.entries[i]];
      if (entry > 0) {
        longer.tops[at] = others.tops[i];
        longer.entries[at++] = entry;
      }
    }
    return longer;
  }

  /**
   * Merges the sorted list with some entries that are behind others and a step greater than these,
   * from the end on. Which one is greater cannot be foreseen, so that there is no branch for it,
   * except where rounded sums do not tell it.
   */
  private void merge(Sorted others, int length, int behind, long step, int slack) {
    // A number is from −slack to before slack if, with slack more, it is below twice that without
    // its sign bit's meaning.
    long sign = Long.MIN_VALUE;
    int at = count - 1;
    int j = length - 1;
    int i = at - length;
    while (i >= 0 && j >= 0) {
      long sum = others.tops[j] + step;
      int entry = others.entries[j] + behind;
      long more = sum - all.tops[i];
      if (more + slack + sign < 2L * slack + sign) {
        more = exact(0, entry).compareTo(exact(0, all.entries[i]));
      }
      long less = more >> Long.SIZE - 1;
      all.tops[at] = sum ^ (sum ^ all.tops[i]) & less;
      all.entries[at--] = entry ^ (entry ^ all.entries[i]) & (int) less;
      i += (int) less;
      j -= 1 + (int) less;
    }
    while (j >= 0) {
      all.tops[at] = others.tops[j] + step;
      all.entries[at--] = others.entries[j--] + behind;
    }
  }

  int most() {
    return most;
  }

  int count() {
    return count;
  }

  /** The greatest cost of an entry. */
  int dearest() {
    return dearest;
  }

  int cost(int entry) {
    return costs[entry];
  }

  /** A coordinate from 1 on, rounded. */
  long further(int coordinate, int entry) {
    return further[coordinate - 1][entry];
  }

  /** A coordinate as it is. */
  BigInteger exact(int coordinate, int entry) {
    BigInteger[] kept = exact[coordinate];
    if (entry < kept.length && kept[entry] != null) {
      return kept[entry];
    }
    BigInteger sum = BigInteger.ZERO;
    if (entry > 0) {
      sum = exact(coordinate, shorter[entry]).add(last(entry).coordinates()[coordinate]);
    }
    if (entry < kept.length) {
      kept[entry] = sum;
    }
    return sum;
  }

  private Summand last(int entry) {
    return lasts.floorEntry(entry).getValue();
  }

  List<Summand> summands(int entry) {
    List<Summand> summands = new ArrayList<>();
    for (int at = entry; at > 0; at = shorter[at]) {
      summands.add(last(at));
    }
    return summands;
  }

  Sorted all() {
    return all;
  }

  /** The entries of each cost up to the greatest. */
  Sorted[] byCost() {
    if (byCost == null) {
      int[] ends = new int[dearest + 1];
      for (int cost : costs) {
        ends[cost]++;
      }
      byCost = Arrays.stream(ends).mapToObj(Sorted::zeros).toArray(Sorted[]::new);
      for (int i = count - 1; i >= 0; i--) {
        int cost = costs[all.entries[i]];
        byCost[cost].tops[--ends[cost]] = all.tops[i];
        byCost[cost].entries[ends[cost]] = all.entries[i];
      }
    }
    return byCost;
  }
}
