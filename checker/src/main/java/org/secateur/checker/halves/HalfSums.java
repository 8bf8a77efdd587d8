package org.secateur.checker.halves;

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

  /** {@code sums[c]}: coordinate c of all entries. */
  private final Words[] sums;

  private final int[] costs;

  /**
   * {@code shorter[e]}: entry e without its last summand. So it is also the place of the sums to
   * which that one is added when entry e is made.
   */
  private final int[] shorter;

  /**
   * The summands, each at the first entry that ends with it. One that makes no entry, as it costs
   * too much, is overwritten by the next, which is put at the same number.
   */
  private final TreeMap<Integer, Summand> lasts = new TreeMap<>();

  private int count = 1;
  private int dearest;
  private Sorted all;

  /** Entries of each cost; null until they are needed. */
  private Sorted[] byCost;

  /**
   * Entries, ascending by their first coordinate.
   *
   * @param tops the first words of these coordinates, so that few looks leave the list
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
   * @param form that suffices for all sums
   * @param most that a choice may cost
   * @param length the number of such choices
   */
  HalfSums(List<List<Summand>> groups, int dimension, Words.Form form, int most, int length) {
    this.most = most;
    sums = new Words[dimension];
    Arrays.setAll(sums, c -> form.zeros(length));
    costs = new int[length];
    shorter = new int[length];
    all = Sorted.zeros(1);
    for (List<Summand> group : groups) {
      Sorted without = all;
      for (Summand summand : group) {
        int first = count;
        lasts.put(first, summand);
        lengthen(without.entries, summand.cost());
        for (int c = 0; c < dimension; c++) {
          sums[c].append(first, count, shorter, form.words(summand.coordinates()[c]));
        }
        all = merged(all, first);
      }
    }
  }

  /** Makes entries of some others and one summand more. */
  private void lengthen(int[] others, int more) {
    for (int other : others) {
      if (costs[other] <= most - more) {
        shorter[count] = other;
        costs[count++] = costs[other] + more;
        dearest = Math.max(dearest, costs[other] + more);
      }
    }
  }

  /** The entries so far and those from one on, which are in ascending order. */
  private Sorted merged(Sorted old, int first) {
    Sorted merged = Sorted.zeros(count);
    long[] tops = sums[0].words()[0];
    int i = 0;
    int j = first;
    for (int at = 0; at < count; at++) {
      boolean isOld =
          j == count
              || i < first
                  && (old.tops[i] < tops[j]
                      || old.tops[i] == tops[j] && sums[0].compare(old.entries[i], j) < 0);
      merged.tops[at] = isOld ? old.tops[i] : tops[j];
      merged.entries[at] = isOld ? old.entries[i] : j;
      i += isOld ? 1 : 0;
      j += isOld ? 0 : 1;
    }
    return merged;
  }

  int most() {
    return most;
  }

  int count() {
    return count;
  }

  /** A coordinate of all entries. */
  Words sums(int coordinate) {
    return sums[coordinate];
  }

  /** The greatest cost of an entry. */
  int dearest() {
    return dearest;
  }

  int cost(int entry) {
    return costs[entry];
  }

  /** The numbers of an entry's summands. */
  List<Integer> choice(int entry) {
    List<Integer> numbers = new ArrayList<>();
    for (int at = entry; at > 0; at = shorter[at]) {
      numbers.add(lasts.floorEntry(at).getValue().number());
    }
    return numbers;
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
