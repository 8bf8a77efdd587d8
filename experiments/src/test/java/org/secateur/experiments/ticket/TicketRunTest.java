package org.secateur.experiments.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** Every mask against all masks, for each way to share samples. */
final class TicketRunTest {
  private static final int N = 7;

  private static void checkAll(Ticket ticket, String context) {
    WeightGoal goal = ticket.problem().goal();
    for (int l = 0; l < ticket.layers().size(); l++) {
      TicketLayer layer = ticket.layers().get(l);
      Rational largest = Rational.ZERO;
      for (int r = 0; r < layer.rows(); r++) {
        for (int c = 0; c < layer.columns(); c++) {
          for (int s = 0; s < layer.sides(); s++) {
            String place = context + ", layer " + l + ", row " + r + ", column " + c + "/" + s;
            int at = layer.at(r, c, s);
            if (!ticket.problem().source().isNeeded(l, c, s)) {
              assertEquals(0, layer.masks()[at], place);
              continue;
            }
            RationalMatrix samples = ticket.problem().source().row(l, r).of(c, s);
            Rational weight = ticket.problem().target().weights(l).get(r, c);
            Rational error = error(samples, layer.masks()[at], weight);
            largest = largest.max(error);
            double near = error.doubleValue();
            // The decimal way to a double may end at a neighbour of the nearest.
            double step = Math.ulp(near);
            assertEquals(near, Math.abs(layer.errors()[at]), step, place);
            check(samples, weight, layer.masks()[at], layer.reached()[at], goal, l, place);
          }
        }
      }
      assertEquals(largest, layer.largestError(), context);
    }
  }

  private static Rational error(RationalMatrix samples, int mask, Rational weight) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < samples.rows(); i++) {
      sum = (mask >> i & 1) != 0 ? sum.add(samples.get(i, 0)) : sum;
    }
    return sum.subtract(weight).abs();
  }

  /** Tries all masks. */
  private static void check(
      RationalMatrix samples,
      Rational weight,
      int mask,
      boolean reached,
      WeightGoal goal,
      int layer,
      String place) {
    Rational error = error(samples, mask, weight);
    int size = Integer.bitCount(mask);
    boolean any = false;
    for (int other = 0; other < 1 << samples.rows(); other++) {
      Rational theirs = error(samples, other, weight);
      int theirSize = Integer.bitCount(other);
      boolean allowedSize = goal.size().isEmpty() || goal.size().getAsInt() == theirSize;
      boolean within = goal.tolerance(layer).map(t -> theirs.compareTo(t) <= 0).orElse(true);
      any |= allowedSize && within;
      if (goal.leastSize() && reached) {
        assertFalse(within && theirSize < size, place);
        assertFalse(within && theirSize == size && theirs.compareTo(error) < 0, place);
      } else if (allowedSize || !reached && size != goal.size().orElse(-1)) {
        assertTrue(theirs.compareTo(error) >= 0, place);
      }
    }
    assertEquals(any, reached, place);
    if (reached) {
      assertTrue(goal.size().isEmpty() || goal.size().getAsInt() == size, place);
      assertTrue(goal.tolerance(layer).map(t -> error.compareTo(t) <= 0).orElse(true), place);
    }
  }

  private static List<WeightGoal> goals(TicketTarget target) {
    List<Rational> tolerances = java.util.Collections.nCopies(target.depth(), Rational.of(1, 20));
    return List.of(
        TinyRun.leastError(),
        TinyRun.leastSize(target, "1/20"),
        TinyRun.leastSize(target, "0"),
        new WeightGoal(false, OptionalInt.empty(), tolerances),
        new WeightGoal(false, OptionalInt.of(3), tolerances),
        new WeightGoal(false, OptionalInt.of(N), List.of()),
        new WeightGoal(false, OptionalInt.of(N + 1), List.of()),
        new WeightGoal(false, OptionalInt.of(0), List.of()));
  }

  @ParameterizedTest
  @EnumSource(Sharing.class)
  void everyMaskIsTheBestForItsWeight(Sharing sharing) {
    for (long seed = 1; seed <= 2; seed++) {
      TicketTarget target = TinyTarget.random(seed, seed == 2, 2, 3, 2);
      VectorSource source = TinyRun.vectors(target, N, sharing, seed);
      for (WeightGoal goal : goals(target)) {
        checkAll(TinyRun.solve(target, source, goal), sharing + ", seed " + seed + ", " + goal);
      }
    }
  }

  @Test
  void everyMaskOfTheGadgetIsTheBest() {
    for (long seed = 1; seed <= 2; seed++) {
      TicketTarget target = TinyTarget.random(seed, seed == 2, 2, 3, 2);
      for (String low : List.of("-1", "0")) {
        GadgetSource source = TinyRun.gadget(target, N, TinyTarget.box(2, low, "1"), seed);
        for (WeightGoal goal : goals(target)) {
          checkAll(TinyRun.solve(target, source, goal), "seed " + seed + ", " + goal);
        }
      }
    }
  }

  /** Samples that differ by 2^-200 fit on no grid of 64 bits; other engines answer then. */
  @Test
  void samplesOfAnyNumberOfBits() {
    TicketTarget target = TinyTarget.random(3, false, 2, 3);
    double[] samples = new double[3 * N];
    Arrays.setAll(samples, i -> i % 2 == 0 ? (i - 9) / 16.0 : 0x1p-200 * (i + 1));
    VectorSource source = VectorSource.given(target, N, Sharing.ROW, List.of(samples));
    for (WeightGoal goal : goals(target)) {
      checkAll(TinyRun.solve(target, source, goal), "wide, " + goal);
    }
  }

  /** The same samples, again and again: what is out of reach stays so and is reported. */
  @Test
  void unreachedWeightsKeepTheirNearestMask() {
    TicketTarget target = TinyTarget.random(4, false, 3, 2);
    VectorSource source =
        VectorSource.given(target, 1, Sharing.LAYER, List.of(new double[] {0.25}));
    Ticket ticket = TinyRun.solve(target, source, TinyRun.leastSize(target, "1/8"));
    checkAll(ticket, "one sample");
    long beyond =
        target.values().filter(w -> Math.min(Math.abs(w), Math.abs(w - 0.25)) > 0.125).count();
    assertTrue(beyond > 0);
    assertEquals(beyond, ticket.unreached());
    assertEquals(beyond, ticket.layers().get(0).unreached().size());
    assertTrue(ticket.isWhole());
  }

  @Test
  void threadsChangeNothing() throws IOException {
    TicketTarget target = TinyTarget.random(5, true, 3, 9, 4);
    for (SampleSource source :
        List.of(
            TinyRun.vectors(target, 10, Sharing.ROW, 5),
            TinyRun.gadget(target, 10, TinyTarget.ball("1"), 5))) {
      TicketProblem problem = new TicketProblem(target, source, TinyRun.leastSize(target, "1/100"));
      byte[] expected = masks(TinyRun.solve(problem, 1, Optional.empty()));
      for (int threads = 1; threads <= 4; threads++) {
        assertArrayEquals(
            expected, masks(TinyRun.solve(problem, threads, Optional.empty())), "" + threads);
      }
    }
  }

  private static byte[] masks(Ticket ticket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TicketMasks.write(ticket, bytes);
    return bytes.toByteArray();
  }
}
