package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All sums of choices from one half of the groups, at most one summand of each group, that cost at
 * most so much together, sorted by their first coordinate.
 */
public final class HalfSums {
  private final int most;

  /** {@code sums[c][i]}: coordinate c of entry i. */
  private BigInteger[][] sums;

  /** {@code costs[i]}: of entry i. */
  private int[] costs = {0};

  /** {@code links[i]}: where the choice of entry i stands in the two lists below. */
  private int[] links = {0};

  /** The choice that one more summand was added to, and that summand; first the empty choice. */
  private int[] before = {0};

  private int[] added = {0};

  /** Entries by cost, ascending by their first coordinate; null until they are needed. */
  private int[][] byCost;

  /**
   * @param most that a choice may cost
   */
  HalfSums(List<List<Summand>> groups, int dimension, int most) {
    this.most = most;
    sums = new BigInteger[dimension][1];
    for (BigInteger[] coordinate : sums) {
      coordinate[0] = BigInteger.ZERO;
    }
    for (List<Summand> group : groups) {
      BigInteger[][] without = sums;
      int[] costsWithout = costs;
      int[] linksWithout = links;
      for (Summand summand : group) {
        extend(without, costsWithout, linksWithout, summand);
      }
    }
  }

  /** Merges the entries with those without the group plus a summand of it: both are sorted. */
  private void extend(BigInteger[][] base, int[] baseCosts, int[] baseLinks, Summand summand) {
    BigInteger[] more = summand.coordinates();
    int[] room =
        IntStream.range(0, baseCosts.length)
            .filter(i -> baseCosts[i] <= most - summand.cost())
            .toArray();
    BigInteger[][] merged = new BigInteger[sums.length][costs.length + room.length];
    int[] mergedCosts = new int[costs.length + room.length];
    int[] mergedLinks = new int[mergedCosts.length];
    int old = 0;
    int next = 0;
    BigInteger nextSum = room.length == 0 ? null : base[0][room[0]].add(more[0]);
    for (int at = 0; at < mergedCosts.length; at++) {
      if (next == room.length || old < costs.length && sums[0][old].compareTo(nextSum) <= 0) {
        mergedCosts[at] = costs[old];
        mergedLinks[at] = links[old];
        for (int c = 0; c < sums.length; c++) {
          merged[c][at] = sums[c][old];
        }
        old++;
      } else {
        mergedCosts[at] = baseCosts[room[next]] + summand.cost();
        mergedLinks[at] = costs.length + next;
        merged[0][at] = nextSum;
        for (int c = 1; c < sums.length; c++) {
          merged[c][at] = base[c][room[next]].add(more[c]);
        }
        next++;
        nextSum = next == room.length ? null : base[0][room[next]].add(more[0]);
      }
    }
    link(room, baseLinks, summand.number());
    sums = merged;
    costs = mergedCosts;
    links = mergedLinks;
  }

  /** Notes that some entries, each with one more summand, are new ones. */
  private void link(int[] room, int[] baseLinks, int number) {
    int end = before.length;
    before = Arrays.copyOf(before, end + room.length);
    added = Arrays.copyOf(added, end + room.length);
    for (int k = 0; k < room.length; k++) {
      before[end + k] = baseLinks[room[k]];
      added[end + k] = number;
    }
  }

  int most() {
    return most;
  }

  public int count() {
    return costs.length;
  }

  public BigInteger sum(int entry) {
    return sums[0][entry];
  }

  BigInteger sum(int entry, int coordinate) {
    return sums[coordinate][entry];
  }

  public int cost(int entry) {
    return costs[entry];
  }

  /** The numbers of an entry's summands. */
  List<Integer> choice(int entry) {
    List<Integer> numbers = new ArrayList<>();
    for (int link = links[entry]; link > 0; link = before[link]) {
      numbers.add(added[link]);
    }
    return numbers;
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
