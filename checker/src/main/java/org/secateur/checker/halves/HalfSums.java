package org.secateur.checker.halves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All sums of choices from some groups, at most one summand of each, that cost at most so much
 * together, sorted by their first coordinate. An entry knows its last summand, and what is left
 * without it is an entry, too: so entries tell what a choice is, and no shorter table is kept.
 */
final class HalfSums {
  private final int most;
  private final List<Summand> summands = new ArrayList<>();

  /** {@code firsts.get(s)}: where the group of summand s begins. */
  private final List<Integer> firsts = new ArrayList<>();

  private Entries entries;

  /** Entries by cost, ascending by their first coordinate; null until they are needed. */
  private int[][] byCost;

  /**
   * @param sums {@code sums[c]}: coordinate c of all entries
   * @param costs {@code costs[i]}: of entry i
   * @param last {@code last[i]}: the last summand of entry i, as a place in the list; −1 for none
   */
  private record Entries(Words[] sums, int[] costs, int[] last) {
    static Entries zeros(int dimension, int width, int length) {
      Words[] sums =
          Stream.generate(() -> new Words(width, length)).limit(dimension).toArray(Words[]::new);
      return new Entries(sums, new int[length], new int[length]);
    }

    int count() {
      return costs.length;
    }

    int width() {
      return sums[0].words().length;
    }

    /** The first entry from one on that costs so much at most; its sum with more goes into sum. */
    int next(int from, int room, long[][] more, long[][] sum) {
      int at = from;
      while (at < costs.length && costs[at] > room) {
        at++;
      }
      for (int c = 0; c < sums.length && at < costs.length; c++) {
        sums[c].add(at, more[c], sum[c]);
      }
      return at;
    }
  }

  /**
   * @param width in words that suffice for all sums
   * @param most that a choice may cost
   */
  HalfSums(List<List<Summand>> groups, int dimension, int width, int most) {
    this.most = most;
    entries = Entries.zeros(dimension, width, 1);
    entries.last[0] = -1;
    for (List<Summand> group : groups) {
      Entries without = entries;
      int first = summands.size();
      for (Summand summand : group) {
        entries = extended(without, summand);
        firsts.add(first);
        summands.add(summand);
      }
    }
  }

  private long[][] words(Summand summand, int sign) {
    return Arrays.stream(summand.coordinates())
        .map(a -> Words.of(sign < 0 ? a.negate() : a, entries.width()))
        .toArray(long[][]::new);
  }

  /** Merges the entries with those without the group plus a summand of it: both are sorted. */
  private Entries extended(Entries without, Summand summand) {
    Words[] sums = entries.sums;
    long[][] more = words(summand, 1);
    int room = most - summand.cost();
    int length = entries.count();
    for (int cost : without.costs) {
      length += cost <= room ? 1 : 0;
    }
    Entries merged = Entries.zeros(sums.length, entries.width(), length);
    long[][] sum = new long[sums.length][entries.width()];
    int old = 0;
    int next = without.next(0, room, more, sum);
    for (int at = 0; at < length; at++) {
      boolean isOld =
          next == without.count() || old < entries.count() && !sums[0].isAbove(old, sum[0]);
      for (int c = 0; c < sums.length; c++) {
        if (isOld) {
          merged.sums[c].set(at, sums[c], old);
        } else {
          merged.sums[c].set(at, sum[c]);
        }
      }
      merged.costs[at] = isOld ? entries.costs[old] : without.costs[next] + summand.cost();
      merged.last[at] = isOld ? entries.last[old] : summands.size();
      old += isOld ? 1 : 0;
      next = isOld ? next : without.next(next + 1, room, more, sum);
    }
    return merged;
  }

  int most() {
    return most;
  }

  int count() {
    return entries.count();
  }

  /** A coordinate of all entries. */
  Words sums(int coordinate) {
    return entries.sums[coordinate];
  }

  int cost(int entry) {
    return entries.costs[entry];
  }

  /** The numbers of the summands of a choice that has the sums and the cost of an entry. */
  List<Integer> choice(int entry) {
    List<Integer> numbers = new ArrayList<>();
    for (int at = entry; entries.last[at] >= 0; at = withoutLast(at)) {
      numbers.add(summands.get(entries.last[at]).number());
    }
    return numbers;
  }

  /** An entry of groups before that of an entry's last summand, with what is left without it. */
  private int withoutLast(int entry) {
    Summand summand = summands.get(entries.last[entry]);
    int first = firsts.get(entries.last[entry]);
    int cost = entries.costs[entry] - summand.cost();
    long[][] left = new long[entries.sums.length][entries.width()];
    entries.next(entry, Integer.MAX_VALUE, words(summand, -1), left);
    int from = 0;
    int to = entries.count();
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean isBelow = entries.sums[0].isBelow(middle, left[0]);
      from = isBelow ? middle + 1 : from;
      to = isBelow ? to : middle;
    }
    return IntStream.range(from, entries.count())
        .filter(i -> entries.costs[i] == cost && entries.last[i] < first)
        .filter(i -> IntStream.range(0, left.length).allMatch(c -> sums(c).has(i, left[c])))
        .findFirst()
        .orElseThrow();
  }

  /** The entries of each cost up to the greatest, ascending by their first coordinate. */
  int[][] byCost() {
    if (byCost == null) {
      int[] costs = entries.costs;
      int[] ends = new int[Arrays.stream(costs).max().orElseThrow() + 1];
      Arrays.stream(costs).forEach(cost -> ends[cost]++);
      byCost = Arrays.stream(ends).mapToObj(int[]::new).toArray(int[][]::new);
      for (int i = costs.length - 1; i >= 0; i--) {
        byCost[costs[i]][--ends[costs[i]]] = i;
      }
    }
    return byCost;
  }

  int[] all() {
    int[] all = new int[entries.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return all;
  }
}
