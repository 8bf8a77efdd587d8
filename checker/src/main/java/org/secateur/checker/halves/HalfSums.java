package org.secateur.checker.halves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All sums of choices from some groups, at most one summand of each, that cost at most so much
 * together, sorted by their first coordinate. It keeps the sums without its last group, from which
 * it was made, for they tell what a choice is.
 */
final class HalfSums {
  private final int most;

  /** Without the last group; null if there is none. */
  private final HalfSums before;

  private final List<Summand> group;

  /** {@code sums[c]}: coordinate c of all entries. */
  private Words[] sums;

  /** {@code costs[i]}: of entry i. */
  private int[] costs;

  /** Entries by cost, ascending by their first coordinate; null until they are needed. */
  private int[][] byCost;

  private HalfSums(int dimension, int width, int most) {
    this.most = most;
    before = null;
    group = List.of();
    sums = columns(dimension, width, 1);
    costs = new int[1];
  }

  private HalfSums(HalfSums before, List<Summand> group) {
    this.most = before.most;
    this.before = before;
    this.group = group;
    sums = before.sums;
    costs = before.costs;
    group.forEach(this::extend);
  }

  /**
   * @param width in words that suffice for all sums
   * @param most that a choice may cost
   */
  static HalfSums of(List<List<Summand>> groups, int dimension, int width, int most) {
    HalfSums sums = new HalfSums(dimension, width, most);
    for (List<Summand> group : groups) {
      sums = new HalfSums(sums, group);
    }
    return sums;
  }

  private static Words[] columns(int dimension, int width, int length) {
    return Stream.generate(() -> new Words(width, length)).limit(dimension).toArray(Words[]::new);
  }

  private int width() {
    return sums[0].words().length;
  }

  private long[][] words(Summand summand, int sign) {
    return Arrays.stream(summand.coordinates())
        .map(a -> Words.of(sign < 0 ? a.negate() : a, width()))
        .toArray(long[][]::new);
  }

  /** Merges the entries with those before plus a summand: both are sorted. */
  private void extend(Summand summand) {
    long[][] more = words(summand, 1);
    int room = most - summand.cost();
    int length = costs.length + (int) Arrays.stream(before.costs).filter(c -> c <= room).count();
    Words[] merged = columns(sums.length, width(), length);
    int[] mergedCosts = new int[length];
    long[][] sum = new long[sums.length][width()];
    int old = 0;
    int next = before.next(0, room, more, sum);
    for (int at = 0; at < length; at++) {
      if (next == before.count() || old < costs.length && !sums[0].isAbove(old, sum[0])) {
        mergedCosts[at] = costs[old];
        for (int c = 0; c < sums.length; c++) {
          merged[c].set(at, sums[c], old);
        }
        old++;
      } else {
        mergedCosts[at] = before.costs[next] + summand.cost();
        for (int c = 0; c < sums.length; c++) {
          merged[c].set(at, sum[c]);
        }
        next = before.next(next + 1, room, more, sum);
      }
    }
    sums = merged;
    costs = mergedCosts;
  }

  /** The first entry from one on that costs so much at most; its sum with more goes into sum. */
  private int next(int from, int room, long[][] more, long[][] sum) {
    int at = from;
    while (at < costs.length && costs[at] > room) {
      at++;
    }
    for (int c = 0; c < sums.length && at < costs.length; c++) {
      sums[c].add(at, more[c], sum[c]);
    }
    return at;
  }

  int most() {
    return most;
  }

  int count() {
    return costs.length;
  }

  /** A coordinate of all entries. */
  Words sums(int coordinate) {
    return sums[coordinate];
  }

  int cost(int entry) {
    return costs[entry];
  }

  /** The numbers of the summands of a choice that has the sums and the cost of an entry. */
  List<Integer> choice(int entry) {
    List<Integer> numbers = new ArrayList<>();
    int at = entry;
    for (HalfSums table = this; table.before != null; table = table.before) {
      int without = table.find(at, 0, new long[sums.length][width()]);
      Summand last = null;
      for (int s = 0; without < 0; s++) {
        last = table.group.get(s);
        without = table.find(at, last.cost(), words(last, -1));
      }
      if (last != null) {
        numbers.add(last.number());
      }
      at = without;
    }
    return numbers;
  }

  /** An entry of those before that is an entry of these less a summand; or −1. */
  private int find(int entry, int cost, long[][] less) {
    long[][] wanted = new long[sums.length][width()];
    next(entry, Integer.MAX_VALUE, less, wanted);
    int from = 0;
    int to = before.count();
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean isBelow = before.sums[0].isBelow(middle, wanted[0]);
      from = isBelow ? middle + 1 : from;
      to = isBelow ? to : middle;
    }
    for (int at = from; at < before.count() && !before.sums[0].isAbove(at, wanted[0]); at++) {
      int i = at;
      if (before.costs[i] == costs[entry] - cost
          && IntStream.range(1, sums.length).allMatch(c -> before.sums[c].has(i, wanted[c]))) {
        return i;
      }
    }
    return -1;
  }

  /** The entries of each cost up to the greatest, ascending by their first coordinate. */
  int[][] byCost() {
    if (byCost == null) {
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
    return IntStream.range(0, costs.length).toArray();
  }
}
