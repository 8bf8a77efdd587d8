package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.Rational;

/**
 * Inputs at which the error of some subnetwork is likely to be attained: vertices of the
 * arrangement of all hyperplanes of neurons, patterns and target on the boundary of the domain. All
 * of them where they are few enough, else a random part. Over a 2-norm ball those of the cube, as
 * directions.
 *
 * <p>Only candidates: nothing is proved by their being complete.
 */
public final class CandidateInputs {
  private static final int TRIES = 4;
  private static final long SEED = 1;

  private final List<Plane> kinks;
  private final Domain domain;
  private final int d;

  /**
   * @param directions of the neurons of all subnetworks, integers
   */
  public CandidateInputs(List<List<BigInteger>> directions, Network target, Domain domain) {
    this.d = target.inputs();
    Set<IntegerVector> normals = new LinkedHashSet<>();
    for (int i = 0; i < target.width(); i++) {
      add(Difference.row(target.hidden(), i), normals);
    }
    directions.forEach(w -> add(IntegerVector.of(w.toArray(BigInteger[]::new)), normals));
    this.kinks = normals.stream().map(Plane::through0).toList();
    this.domain =
        WorstInput.isRound(domain, d)
            ? new Domain.Box(
                Collections.nCopies(d, Rational.ONE.negate()), Collections.nCopies(d, Rational.ONE))
            : domain;
  }

  private static void add(IntegerVector normal, Set<IntegerVector> normals) {
    if (!normal.isZero()) {
      normals.add(normal.primitive().upToSign());
    }
  }

  /** At most the given number of inputs of the domain, the same at every call. */
  public List<List<Rational>> some(int most) {
    if (domain instanceof Domain.Points points) {
      return IntStream.range(0, Math.min(most, points.points().rows()))
          .mapToObj(points.points()::row)
          .toList();
    }
    Set<List<Rational>> inputs = new LinkedHashSet<>();
    List<Panel> panels = WorstInput.panels(domain, d);
    double all = 0;
    for (Panel panel : panels) {
      all += subsets(kinks.size() + panel.sides().size(), panel.flat().dimension());
    }
    for (Panel panel : panels) {
      List<Plane> planes = new ArrayList<>(kinks);
      planes.addAll(panel.sides());
      if (all <= (double) TRIES * most) {
        every(panel, panel.flat(), planes, 0, inputs);
      } else {
        sampled(panel, planes, most / panels.size(), inputs);
      }
    }
    return inputs.stream().limit(most).toList();
  }

  private static double subsets(int planes, int size) {
    double count = 1;
    for (int k = 0; k < size; k++) {
      count *= (planes - k) / (k + 1.0);
    }
    return count;
  }

  private static void every(
      Panel panel, Flat flat, List<Plane> planes, int from, Set<List<Rational>> inputs) {
    if (flat.dimension() == 0) {
      add(panel, flat, inputs);
      return;
    }
    for (int i = from; i < planes.size(); i++) {
      int next = i + 1;
      flat.meet(planes.get(i)).ifPresent(f -> every(panel, f, planes, next, inputs));
    }
  }

  private static void sampled(Panel panel, List<Plane> planes, int most, Set<List<Rational>> into) {
    SplittableRandom random = new SplittableRandom(SEED);
    int before = into.size();
    for (int t = 0; t < TRIES * most && into.size() - before < most; t++) {
      Optional<Flat> flat = Optional.of(panel.flat());
      for (int k = 0; k < panel.flat().dimension() && flat.isPresent(); k++) {
        flat = flat.get().meet(planes.get(random.nextInt(planes.size())));
      }
      flat.ifPresent(f -> add(panel, f, into));
    }
  }

  private static void add(Panel panel, Flat vertex, Set<List<Rational>> inputs) {
    for (Plane side : panel.sides()) {
      BigInteger room =
          side.offset().multiply(vertex.denominator()).subtract(side.normal().dot(vertex.point()));
      if (room.signum() < 0) {
        return;
      }
    }
    inputs.add(vertex.point().over(vertex.denominator()));
  }
}
