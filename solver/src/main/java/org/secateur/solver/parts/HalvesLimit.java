package org.secateur.solver.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What the rule {@code halves} can check of a part, section 10 of note {@code certificate-v2}: the
 * tables of its halves, and the pairs that several rows make it look at.
 */
final class HalvesLimit {
  private static final long MAX_ENTRIES = 1 << 21;
  private static final long MAX_VISITS = 1 << 25;

  private HalvesLimit() {}

  /** Whether choices that cost up to so much are sure to be within the limits. */
  static boolean allows(Part part, int most) {
    return hasTables(part, most)
        && (part.rows().size() == 1 || areAtMost(groups(part), most, MAX_VISITS));
  }

  /** Whether the halves of such choices are; with several rows the pairs looked at need not be. */
  static boolean hasTables(Part part, int most) {
    List<List<Integer>> groups = groups(part);
    int split = split(groups);
    return areAtMost(groups.subList(0, split), most, MAX_ENTRIES)
        && areAtMost(groups.subList(split, groups.size()), most, MAX_ENTRIES);
  }

  /** The costs of the options of each group. */
  private static List<List<Integer>> groups(Part part) {
    TreeMap<Integer, List<Integer>> costs = new TreeMap<>();
    for (int o = 0; o < part.options(); o++) {
      costs.computeIfAbsent(part.group(o), g -> new ArrayList<>()).add(part.cost(o));
    }
    return List.copyOf(costs.values());
  }

  /** How many groups are in the first half: the next is taken from the end with fewer options. */
  private static int split(List<List<Integer>> groups) {
    int first = 0;
    int end = groups.size();
    int lead = 0;
    while (first < end) {
      if (lead <= 0) {
        lead += groups.get(first).size();
        first++;
      } else {
        end--;
        lead -= groups.get(end).size();
      }
    }
    return first;
  }

  /** Whether there are at most that many choices of a cost up to the greatest one. */
  private static boolean areAtMost(List<List<Integer>> groups, int most, long limit) {
    long dearest = groups.stream().mapToLong(g -> g.stream().max(Integer::compare).get()).sum();
    long[] choices = new long[(int) Math.min(most, dearest) + 1];
    choices[0] = 1;
    long all = 1;
    for (List<Integer> group : groups) {
      for (int cost = choices.length - 1; cost > 0; cost--) {
        for (int own : group) {
          long more = own <= cost ? choices[cost - own] : 0;
          choices[cost] += more;
          all += more;
        }
        if (all > limit) {
          return false;
        }
      }
    }
    return true;
  }
}
