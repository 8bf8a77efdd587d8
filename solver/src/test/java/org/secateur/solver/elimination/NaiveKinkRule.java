package org.secateur.solver.elimination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * The kink rule by its statement, in rationals, looking at every pair of lines again and again: by
 * neurons, over a box with 0 inside or a 1-norm ball.
 */
final class NaiveKinkRule {
  /** A neuron of the network or of the target. */
  private record Neuron(int index, Rational x, Rational y, List<Rational> outgoing) {
    Rational cross(Neuron other) {
      return x.multiply(other.y).subtract(y.multiply(other.x));
    }
  }

  private record Ray(Rational x, Rational y) {
    Ray plus(Ray other) {
      return new Ray(x.add(other.x), y.add(other.y));
    }

    Ray times(Rational factor) {
      return new Ray(x.multiply(factor), y.multiply(factor));
    }

    Rational cross(Ray other) {
      return x.multiply(other.y).subtract(y.multiply(other.x));
    }
  }

  private final NetworkPruningInstance instance;
  private final Rational error;
  private final boolean strict;
  private final List<Neuron> neurons;
  private final List<Neuron> target;

  private NaiveKinkRule(NetworkPruningInstance instance, Rational error, boolean strict) {
    this.instance = instance;
    this.error = error;
    this.strict = strict;
    neurons = neurons(instance.network());
    target = neurons(instance.target());
    neurons.removeIf(n -> n.outgoing.stream().allMatch(v -> v.signum() == 0));
  }

  private static List<Neuron> neurons(Network network) {
    List<Neuron> all = new ArrayList<>();
    for (int i = 0; i < network.width(); i++) {
      int neuron = i;
      Rational x = network.hidden().get(i, 0);
      Rational y = network.hidden().get(i, 1);
      if (x.signum() != 0 || y.signum() != 0) {
        all.add(
            new Neuron(
                i,
                x,
                y,
                IntStream.range(0, network.outputs())
                    .mapToObj(r -> network.output().get(r, neuron))
                    .toList()));
      }
    }
    return all;
  }

  /** The neurons that are left, ascending. */
  static int[] left(NetworkPruningInstance instance, Rational error, boolean strict) {
    NaiveKinkRule rule = new NaiveKinkRule(instance, error, strict);
    while (true) {
      List<Neuron> gone = rule.neurons.stream().filter(rule::isForbidden).toList();
      if (gone.isEmpty()) {
        return rule.neurons.stream().mapToInt(Neuron::index).toArray();
      }
      rule.neurons.removeAll(gone);
    }
  }

  private boolean isForbidden(Neuron neuron) {
    for (int sign = -1; sign <= 1; sign += 2) {
      Rational s = Rational.of(sign);
      Ray p = new Ray(neuron.y.negate().multiply(s), neuron.x.multiply(s));
      Rational allowed = error.multiply(gauges(neuron, p));
      for (int r = 0; r < instance.target().outputs(); r++) {
        if (isForbidden(neuron, r, allowed)) {
          return true;
        }
      }
    }
    return false;
  }

  /** g(A) + g(B) + g(A + B) with the next rays at distance 1 from the neuron's line. */
  private Rational gauges(Neuron neuron, Ray p) {
    Optional<Ray> before = Optional.empty();
    Optional<Ray> after = Optional.empty();
    for (List<Neuron> some : List.of(neurons, target)) {
      for (Neuron other : some) {
        if (neuron.cross(other).signum() != 0) {
          Ray ray = new Ray(other.y.negate(), other.x);
          Ray ahead = p.cross(ray).signum() > 0 ? ray : ray.times(Rational.of(-1));
          after = Optional.of(after.filter(a -> a.cross(ahead).signum() >= 0).orElse(ahead));
          Ray behind = ahead.times(Rational.of(-1));
          before = Optional.of(before.filter(b -> b.cross(behind).signum() <= 0).orElse(behind));
        }
      }
    }
    Ray a = at(neuron, before.orElse(new Ray(neuron.x, neuron.y)));
    Ray b = at(neuron, after.orElse(new Ray(neuron.x.negate(), neuron.y.negate())));
    return gauge(a).add(gauge(b)).add(gauge(a.plus(b)));
  }

  private static Ray at(Neuron neuron, Ray ray) {
    Rational distance = neuron.x.multiply(ray.x).add(neuron.y.multiply(ray.y)).abs();
    return ray.times(Rational.ONE.divide(distance));
  }

  /**
   * Whether no choice among the line's other neurons brings the sum near enough to the target's.
   */
  private boolean isForbidden(Neuron neuron, int r, Rational allowed) {
    Rational middle = Rational.ZERO;
    for (Neuron other : target) {
      middle = middle.add(term(neuron, other, r));
    }
    Rational least = term(neuron, neuron, r);
    Rational most = least;
    for (Neuron other : neurons) {
      if (other != neuron) {
        least = least.add(term(neuron, other, r).min(Rational.ZERO));
        most = most.add(term(neuron, other, r).max(Rational.ZERO));
      }
    }
    int low = least.subtract(middle).compareTo(allowed);
    int high = middle.subtract(most).compareTo(allowed);
    return Math.max(low, high) > (strict ? -1 : 0);
  }

  /** Weight times length in units of the first neuron's; 0 on other lines. */
  private static Rational term(Neuron unit, Neuron other, int r) {
    if (unit.cross(other).signum() != 0) {
      return Rational.ZERO;
    }
    Rational length =
        unit.x.signum() != 0 ? other.x.divide(unit.x).abs() : other.y.divide(unit.y).abs();
    return other.outgoing.get(r).multiply(length);
  }

  private Rational gauge(Ray ray) {
    if (instance.domain() instanceof Domain.Box box) {
      Rational most = Rational.ZERO;
      Rational[] at = {ray.x, ray.y};
      for (int j = 0; j < at.length; j++) {
        Rational end = (at[j].signum() < 0 ? box.lower() : box.upper()).get(j);
        most = most.max(at[j].divide(end));
      }
      return most;
    }
    return ray.x.abs().add(ray.y.abs()).divide(((Domain.Ball) instance.domain()).radius());
  }
}
