package org.secateur.solver.z3;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.RealExpr;
import com.microsoft.z3.RealSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * A network-pruning instance as it is defined: a Boolean for each neuron or weight, and for all
 * inputs of the domain a bound on the outputs' difference, in linear real arithmetic with one
 * quantifier (note {@code encoding-z3-forall}). Shares nothing with the reduction to rows.
 */
final class ForAllFormula {
  private final Context context;
  private final NetworkPruningInstance instance;
  private final Network network;
  private final BoolExpr[] kept;

  ForAllFormula(Context context, NetworkPruningInstance instance) {
    this.context = context;
    this.instance = instance;
    this.network = instance.network();
    kept = new BoolExpr[instance.maskLength()];
    Arrays.setAll(kept, i -> context.mkBoolConst("k" + i));
  }

  /** Whether the size, the number of items kept, lies between two numbers. */
  BoolExpr sizeBetween(int least, int most) {
    List<ArithExpr<RealSort>> ones = new ArrayList<>();
    for (BoolExpr item : kept) {
      ones.add(ite(item, context.mkReal(1), zero()));
    }
    ArithExpr<RealSort> size = sum(ones);
    return context.mkAnd(
        context.mkGe(size, context.mkReal(least)), context.mkLe(size, context.mkReal(most)));
  }

  /** Whether every kept weight has a kept weight on the other side of its neuron. */
  BoolExpr isCanonical() {
    if (instance.granularity() == Granularity.NEURON) {
      return context.mkTrue();
    }
    List<BoolExpr> conditions = new ArrayList<>();
    for (int i = 0; i < network.width(); i++) {
      int neuron = i;
      BoolExpr[] in =
          IntStream.range(0, network.inputs())
              .mapToObj(j -> hidden(neuron, j))
              .toArray(BoolExpr[]::new);
      BoolExpr[] out =
          IntStream.range(0, network.outputs())
              .mapToObj(r -> output(r, neuron))
              .toArray(BoolExpr[]::new);
      conditions.add(context.mkEq(context.mkOr(in), context.mkOr(out)));
    }
    return context.mkAnd(conditions.toArray(BoolExpr[]::new));
  }

  /** Whether at all inputs the difference of all outputs is at most (or less than) a bound. */
  BoolExpr isWithin(Rational bound, boolean strict) {
    if (instance.domain() instanceof Domain.Points points) {
      return context.mkAnd(
          IntStream.range(0, points.points().rows())
              .mapToObj(p -> isWithinAt(constants(points.points().row(p)), bound, strict))
              .toArray(BoolExpr[]::new));
    }
    RealExpr[] input =
        IntStream.range(0, network.inputs())
            .mapToObj(j -> context.mkRealConst("x" + j))
            .toArray(RealExpr[]::new);
    BoolExpr inside = isInDomain(input);
    BoolExpr near = isWithinAt(List.of(input), bound, strict);
    return context.mkForall(input, context.mkImplies(inside, near), 1, null, null, null, null);
  }

  private BoolExpr isInDomain(RealExpr[] input) {
    List<BoolExpr> conditions = new ArrayList<>();
    if (instance.domain() instanceof Domain.Box box) {
      for (int j = 0; j < input.length; j++) {
        conditions.add(context.mkLe(real(box.lower().get(j)), input[j]));
        conditions.add(context.mkLe(input[j], real(box.upper().get(j))));
      }
    } else {
      // The 1-norm is the largest of all signed sums.
      for (int signs = 0; signs < 1 << input.length; signs++) {
        List<ArithExpr<RealSort>> terms = new ArrayList<>();
        for (int j = 0; j < input.length; j++) {
          terms.add((signs >> j & 1) == 0 ? input[j] : context.mkUnaryMinus(input[j]));
        }
        Rational radius = ((Domain.Ball) instance.domain()).radius();
        conditions.add(context.mkLe(sum(terms), real(radius)));
      }
    }
    return context.mkAnd(conditions.toArray(BoolExpr[]::new));
  }

  private List<ArithExpr<RealSort>> constants(List<Rational> input) {
    List<ArithExpr<RealSort>> constants = new ArrayList<>();
    input.forEach(x -> constants.add(real(x)));
    return constants;
  }

  private BoolExpr isWithinAt(
      List<? extends ArithExpr<RealSort>> input, Rational bound, boolean strict) {
    List<BoolExpr> conditions = new ArrayList<>();
    for (int r = 0; r < network.outputs(); r++) {
      ArithExpr<RealSort> difference =
          context.mkSub(pruned(input, r), value(instance.target(), input, r));
      ArithExpr<RealSort> negative = context.mkUnaryMinus(difference);
      for (ArithExpr<RealSort> side : List.of(difference, negative)) {
        conditions.add(strict ? context.mkLt(side, real(bound)) : context.mkLe(side, real(bound)));
      }
    }
    return context.mkAnd(conditions.toArray(BoolExpr[]::new));
  }

  private ArithExpr<RealSort> pruned(List<? extends ArithExpr<RealSort>> input, int r) {
    List<ArithExpr<RealSort>> terms = new ArrayList<>();
    for (int i = 0; i < network.width(); i++) {
      List<ArithExpr<RealSort>> weighted = new ArrayList<>();
      for (int j = 0; j < input.size(); j++) {
        ArithExpr<RealSort> term = times(network.hidden().get(i, j), input.get(j));
        weighted.add(
            instance.granularity() == Granularity.NEURON ? term : ite(hidden(i, j), term, zero()));
      }
      BoolExpr counts = instance.granularity() == Granularity.NEURON ? kept[i] : output(r, i);
      ArithExpr<RealSort> feature = times(network.output().get(r, i), relu(sum(weighted)));
      terms.add(ite(counts, feature, zero()));
    }
    return activated(network, sum(terms));
  }

  private ArithExpr<RealSort> value(
      Network other, List<? extends ArithExpr<RealSort>> input, int r) {
    List<ArithExpr<RealSort>> terms = new ArrayList<>();
    for (int i = 0; i < other.width(); i++) {
      List<ArithExpr<RealSort>> weighted = new ArrayList<>();
      for (int j = 0; j < input.size(); j++) {
        weighted.add(times(other.hidden().get(i, j), input.get(j)));
      }
      terms.add(times(other.output().get(r, i), relu(sum(weighted))));
    }
    return activated(other, sum(terms));
  }

  private ArithExpr<RealSort> activated(Network of, ArithExpr<RealSort> value) {
    return of.outputActivation() == Activation.RELU ? relu(value) : value;
  }

  private BoolExpr hidden(int neuron, int input) {
    return kept[neuron * network.inputs() + input];
  }

  private BoolExpr output(int output, int neuron) {
    return kept[network.width() * (network.inputs() + output) + neuron];
  }

  private ArithExpr<RealSort> relu(ArithExpr<RealSort> value) {
    return ite(context.mkGt(value, zero()), value, zero());
  }

  private ArithExpr<RealSort> ite(
      BoolExpr condition, ArithExpr<RealSort> then, ArithExpr<RealSort> otherwise) {
    return (ArithExpr<RealSort>) context.mkITE(condition, then, otherwise);
  }

  private ArithExpr<RealSort> times(Rational factor, ArithExpr<RealSort> value) {
    return context.mkMul(real(factor), value);
  }

  private ArithExpr<RealSort> sum(List<ArithExpr<RealSort>> terms) {
    if (terms.isEmpty()) {
      return zero();
    }
    @SuppressWarnings("unchecked") // Java makes no arrays of generic types
    Expr<RealSort>[] array = (Expr<RealSort>[]) terms.toArray(new Expr<?>[0]);
    return context.mkAdd(array);
  }

  private ArithExpr<RealSort> zero() {
    return context.mkReal(0);
  }

  private ArithExpr<RealSort> real(Rational number) {
    return context.mkReal(number.toString());
  }

  /** The mask of a model. */
  Mask mask(Model model) {
    return Mask.ofKept(
        kept.length,
        IntStream.range(0, kept.length).filter(i -> model.eval(kept[i], true).isTrue()).toArray());
  }
}
