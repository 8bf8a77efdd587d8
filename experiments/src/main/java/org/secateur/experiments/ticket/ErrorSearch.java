package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.WorstCase;

/**
 * A lower bound of the error of a ticket: an input of the domain with the exact error there. From
 * several starts the search follows the linear map of the difference to its largest value over the
 * domain for as long as the error grows.
 */
public final class ErrorSearch {
  private static final int STARTS = 6;
  private static final int MOST_STEPS = 25;

  /** Keeps the rounded length of an input below the radius; checked exactly afterwards. */
  private static final double INSIDE = 1 - 0x1p-40;

  private final Ticket ticket;
  private final Domain domain;
  private final EffectiveLayers ours;
  private final EffectiveLayers theirs;
  private final int inputs;
  private double bestError = -1;
  private List<Rational> best = List.of();

  private ErrorSearch(Ticket ticket, Domain domain) {
    this.ticket = ticket;
    this.domain = domain;
    ours = new EffectiveLayers(ticket, true);
    theirs = new EffectiveLayers(ticket, false);
    inputs = ticket.problem().target().layer(0).inputs();
  }

  /**
   * Searches a ball of the 2-norm or a box.
   *
   * @return an input of the domain and the exact error there
   */
  public static WorstCase lower(Ticket ticket, Domain domain, long seed) {
    ErrorSearch search = new ErrorSearch(ticket, domain);
    PinnedStream stream = new PinnedStream(seed);
    for (int i = 0; i < STARTS; i++) {
      double[] direction = new double[search.inputs];
      // The first start is the corner of greatest values, which suits images.
      boolean first = i == 0;
      Arrays.setAll(direction, c -> first ? 1 : 2 * stream.nextOpenDouble() - 1);
      search.climb(direction);
    }
    return new WorstCase(ExactForward.error(ticket, search.best), search.best);
  }

  private void climb(double[] start) {
    List<Rational> input = farthest(start);
    double reached = -1;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] x = input.stream().mapToDouble(Rational::doubleValue).toArray();
      double[][] mine = ours.sums(x);
      double[][] other = theirs.sums(x);
      double[] difference = mine[mine.length - 1].clone();
      int worst = 0;
      for (int r = 0; r < difference.length; r++) {
        difference[r] -= other[other.length - 1][r];
        worst = Math.abs(difference[r]) > Math.abs(difference[worst]) ? r : worst;
      }
      double error = Math.abs(difference[worst]);
      if (error > bestError) {
        bestError = error;
        best = input;
      }
      if (error <= reached) {
        return;
      }
      reached = error;
      double sign = difference[worst] < 0 ? -1 : 1;
      double[] up = ours.gradient(x, mine, worst);
      double[] down = theirs.gradient(x, other, worst);
      double[] direction = new double[inputs];
      Arrays.setAll(direction, c -> sign * (up[c] - down[c]));
      input = farthest(direction);
    }
  }

  /** A point of the domain that lies farthest in a direction, up to rounding. */
  private List<Rational> farthest(double[] direction) {
    List<Rational> input = new ArrayList<>();
    if (domain instanceof Domain.Box box) {
      for (int c = 0; c < inputs; c++) {
        input.add(direction[c] < 0 ? box.lower().get(c) : box.upper().get(c));
      }
      return input;
    }
    Rational radius = ((Domain.Ball) domain).radius();
    double length = Math.sqrt(Arrays.stream(direction).map(d -> d * d).sum());
    double scale = length > 0 ? radius.doubleValue() / length * INSIDE : 0;
    Rational square = Rational.ZERO;
    for (double d : direction) {
      Rational x = Double.isFinite(d * scale) ? Rational.of(d * scale) : Rational.ZERO;
      input.add(x);
      square = square.add(x.square());
    }
    boolean inside = square.compareTo(radius.square()) <= 0;
    return inside ? input : input.stream().map(x -> Rational.ZERO).toList();
  }
}
