package org.secateur.experiments.ticket;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.instances.random.NumpyLegacyStream;
import org.secateur.instances.random.PinnedStream;

/** A sequence of random doubles; the same everywhere for the same law, stream and seed. */
@FunctionalInterface
interface Draws {
  double next();

  /**
   * The sequence of a seed.
   *
   * @throws IllegalArgumentException for normal variates of numpy's stream, or a seed beyond it
   */
  static Draws of(Law law, SampleStream stream, long seed) {
    return switch (stream) {
      case NUMPY_LEGACY -> {
        if (law.distribution() == Distribution.GAUSSIAN) {
          throw new IllegalArgumentException(
              "stream: numpy-legacy, expected pinned for a gaussian: numpy takes a logarithm from"
                  + " the C library, whose last bit is not the same everywhere");
        }
        NumpyLegacyStream numpy = new NumpyLegacyStream(seed);
        yield () -> numpy.uniform(law.low(), law.high());
      }
      case PINNED -> pinned(law, new PinnedStream(seed));
    };
  }

  private static Draws pinned(Law law, PinnedStream stream) {
    if (law.distribution() == Distribution.GAUSSIAN) {
      // Commons Math is plain Java down to its logarithm.
      NormalDistribution standard = new NormalDistribution(null, 0, 1);
      return () -> standard.inverseCumulativeProbability(stream.nextOpenDouble());
    }
    return () -> law.low() + (law.high() - law.low()) * stream.nextOpenDouble();
  }
}
