package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.Arrays;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.IntegerVector;

/**
 * The exact bound that multipliers prove for a node: with θ the slopes and c_i the weights less the
 * share of the outer ones, the piece is at most max over the domain of (Σ θ_i w_i) · x plus Σ max
 * over the range of u_i of (c_i relu(u_i) − θ_i u_i), which is at an end of the range or at 0 (note
 * {@code oracle-bracket}). True for all multipliers, whoever proposes them.
 *
 * <p>Time O(n d) products of integers.
 */
final class LagrangianBound {
  private final Setting setting;
  private final Piece piece;

  LagrangianBound(Setting setting, Piece piece) {
    this.setting = setting;
    this.piece = piece;
  }

  /** At least the largest value of the piece where the phases hold, or 0 if that is more. */
  ExactReal of(Phase[] phases, Multipliers multipliers) {
    BigInteger constant = BigInteger.ZERO;
    for (int i = 0; i < phases.length; i++) {
      constant = constant.add(rest(i, phases[i], multipliers));
    }
    BigInteger unit = setting.unit().multiply(multipliers.denominator());
    ExactReal bound = setting.region().bound(gradient(multipliers.slopes()), constant, unit);
    return bound.signum() < 0 ? Rational.ZERO : bound;
  }

  /** Σ θ_i w_i, over the denominator of the multipliers. */
  BigInteger[] gradient(BigInteger[] slopes) {
    BigInteger[] gradient = new BigInteger[setting.difference().inputs()];
    Arrays.fill(gradient, BigInteger.ZERO);
    for (int i = 0; i < slopes.length; i++) {
      if (slopes[i].signum() != 0) {
        IntegerVector direction = setting.direction(i);
        for (int j = 0; j < gradient.length; j++) {
          if (direction.get(j).signum() != 0) {
            gradient[j] = gradient[j].add(slopes[i].multiply(direction.get(j)));
          }
        }
      }
    }
    return gradient;
  }

  /** The largest c relu(u) − θ u where the phase holds, in the region's denominator. */
  private BigInteger rest(int neuron, Phase phase, Multipliers multipliers) {
    BigInteger least = setting.lower(neuron);
    BigInteger most = setting.upper(neuron);
    if (phase == Phase.ACTIVE) {
      least = least.max(BigInteger.ZERO);
    } else if (phase == Phase.INACTIVE) {
      most = most.min(BigInteger.ZERO);
    }
    BigInteger weight = weight(neuron, multipliers);
    BigInteger slope = multipliers.slopes()[neuron];
    BigInteger rest = at(least, weight, slope).max(at(most, weight, slope));
    return least.signum() < 0 && most.signum() > 0 ? rest.max(BigInteger.ZERO) : rest;
  }

  private static BigInteger at(BigInteger u, BigInteger weight, BigInteger slope) {
    return (u.signum() > 0 ? weight.subtract(slope) : slope.negate()).multiply(u);
  }

  /** c_i, over the denominator of the multipliers. */
  BigInteger weight(int neuron, Multipliers multipliers) {
    return weight(neuron, multipliers.share(), multipliers.denominator());
  }

  BigInteger weight(int neuron, BigInteger share, BigInteger denominator) {
    BigInteger inside = piece.weights()[neuron].multiply(denominator);
    return piece.hasOuter() ? inside.subtract(piece.outer()[neuron].multiply(share)) : inside;
  }
}
