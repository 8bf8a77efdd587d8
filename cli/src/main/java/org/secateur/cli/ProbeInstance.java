package org.secateur.cli;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Interval;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/** Tiny instances of every kind, to ask engines what they take. */
final class ProbeInstance {
  private static final List<Rational> SAMPLES =
      List.of(Rational.of(1, 2), Rational.of(-1, 4), Rational.of(3, 8));

  private ProbeInstance() {}

  static SubsetSumInstance scalar(Objective objective) {
    return instance(RationalMatrix.column(SAMPLES), 1, Optional.empty(), objective);
  }

  static SubsetSumInstance vector() {
    RationalMatrix samples = RationalMatrix.of(List.of(SAMPLES, SAMPLES, SAMPLES), SAMPLES.size());
    return instance(samples, 1, Optional.empty(), Objective.MIN_ERROR);
  }

  static SubsetSumInstance fixedSize() {
    Optional<SizeRange> one = Optional.of(SizeRange.exactly(1));
    return instance(RationalMatrix.column(SAMPLES), 1, one, Objective.MIN_ERROR);
  }

  static SubsetSumInstance manyTargets() {
    return instance(RationalMatrix.column(SAMPLES), 2, Optional.empty(), Objective.MIN_ERROR);
  }

  static NetworkPruningInstance network(Objective objective, Granularity granularity) {
    Network network =
        new Network(
            RationalMatrix.column(SAMPLES),
            RationalMatrix.of(List.of(SAMPLES), SAMPLES.size()),
            Activation.IDENTITY);
    return new NetworkPruningInstance(
        network,
        network,
        new Domain.Box(List.of(Rational.ZERO), List.of(Rational.ONE)),
        granularity,
        Optional.empty(),
        Optional.of(Rational.of(1, 8)),
        objective,
        Optional.empty());
  }

  private static SubsetSumInstance instance(
      RationalMatrix samples, int targets, Optional<SizeRange> sizes, Objective objective) {
    List<List<Rational>> rows = Collections.nCopies(targets, samples.row(0));
    return new SubsetSumInstance(
        samples,
        RationalMatrix.of(rows, samples.columns()),
        targets > 1,
        sizes,
        Optional.of(Rational.of(1, 8)),
        Optional.of(new Interval(Rational.ZERO, Rational.ONE)),
        objective,
        Optional.empty());
  }
}
