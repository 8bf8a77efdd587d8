package org.secateur.experiments.theory;

import static org.secateur.experiments.theory.ParameterRule.below;
import static org.secateur.experiments.theory.ParameterRule.constant;
import static org.secateur.experiments.theory.ParameterRule.optional;
import static org.secateur.experiments.theory.ParameterRule.required;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.secateur.model.Rational;

/**
 * How much larger than its target a random network has to be: Theorems 3 and 4 of arXiv 2410.14754,
 * and the two results that they stand between. Note {@code theory-bounds} has the sources.
 */
final class TicketBounds {
  private static final String MALACH = "Malach et al. 2020, arXiv 2002.00585";
  private static final String PENSIA = "Pensia et al. 2020, arXiv 2006.07990";
  private static final String SECOND_HAND = "not the paper's own theorem, but how %s quotes it";
  private static final Rational HALF = Rational.of(BigInteger.ONE, BigInteger.TWO);

  private TicketBounds() {}

  static List<Bound> all() {
    return List.of(theorem3(), theorem4(), malach(), malachWidth(), pensia(), pensiaWidth());
  }

  private static Bound theorem3() {
    return new FixedPointBound(
        "slth-thm3",
        new Citation(
            "dense networks: n* = c·log2²(2ℓ·d_{i-1}·d_i·γ'·n*/ε)/H2(γ')",
            "with probability at least 1-ε a random 2ℓ-layer network whose layers come in pairs of"
                + " widths 2·d_{i-1}·n_i* and d_i holds, for every ℓ-layer target, a subnetwork"
                + " within ε, built layer by layer from fixed-size subset sums of density γ' on"
                + " products of two weights; n_i* = c_amp·log2²(2ℓ·d_{i-1}·d_i·γ'·n_i*/ε)/H2(γ')",
            SparsityBounds.SPARSITY_PAPER + ", Theorem 3",
            "the formula and the widths as in its proof, in a public copy of the paper",
            List.of(
                "weights i.i.d. Uniform[-1,1]; 0 < γ' < 1, 0 < ε < 1/2 (from Corollary 1)",
                "targets with the norm bounds of that paper's family of ℓ-layer ReLU networks"),
            List.of(
                "the constant c_amp (parameter c)",
                "the paper rounds as needed: γ'·n* stands for an integer k",
                "Corollary 1 is stated for γ' ≤ 1/2 and remarked to hold for γ' below any λ < 1")),
        List.of(
            required(Parameter.LAYERS),
            required(Parameter.INPUTS),
            required(Parameter.OUTPUTS),
            below(Parameter.GAMMA, Rational.ONE),
            below(Parameter.EPSILON, HALF),
            constant(),
            optional(Parameter.N)),
        v ->
            Rational.of(
                v.integer(Parameter.LAYERS)
                    .shiftLeft(1)
                    .multiply(v.integer(Parameter.INPUTS))
                    .multiply(v.integer(Parameter.OUTPUTS))));
  }

  private static Bound theorem4() {
    return new FixedPointBound(
        "slth-thm4",
        new Citation(
            "equivariant networks: ñ = c·log2²(2ℓ·n²·max{|B|,‖B‖}·γ·ñ/ε)/H2(γ)",
            "with probability at least 1-ε every ℓ-layer G-equivariant target with n stacked feature"
                + " spaces is within ε of a G-equivariant subnetwork of density at most γ of a"
                + " random 2ℓ-layer G-equivariant network with ñ of them, where ñ ="
                + " c_amp·log2²(2ℓ·n²·max{|B|,‖B‖}·γ·ñ/ε)/H2(γ)",
            SparsityBounds.SPARSITY_PAPER + ", Theorem 4",
            "its text in a public copy of the paper; density in equivariant parameters",
            List.of(
                "equivariant parameters i.i.d. Uniform[-1,1]; 0 < γ < 1, 0 < ε < 1/2",
                "max{|B|,‖B‖} of the basis of equivariant maps (parameter basis) is at least 1"),
            List.of("the constant c_amp (parameter c)", "the operator norm in ‖B‖: any ℓ_p")),
        List.of(
            required(Parameter.LAYERS),
            required(Parameter.FEATURES),
            required(Parameter.BASIS),
            below(Parameter.GAMMA, Rational.ONE),
            below(Parameter.EPSILON, HALF),
            constant(),
            optional(Parameter.N)),
        TicketBounds::equivariantFactor);
  }

  private static Rational equivariantFactor(ParameterValues values) {
    Rational basis = values.number(Parameter.BASIS);
    if (basis.compareTo(Rational.ONE) < 0) {
      throw new IllegalArgumentException(
          "basis: " + basis + ", expected a number ≥ 1, since |B| ≥ 1");
    }
    BigInteger features = values.integer(Parameter.FEATURES);
    return basis.multiply(
        Rational.of(values.integer(Parameter.LAYERS).shiftLeft(1).multiply(features.pow(2))));
  }

  private static Bound malach() {
    return new ExplicitBound(
        "malach",
        new Citation(
            "overparameterisation c·(m/ε)²·log2(m/ε), m = d²·ℓ",
            "a target of ℓ layers of width d, with m = d²·ℓ parameters, is within ε of a subnetwork"
                + " of a random network of 2ℓ layers with O((m²/ε²)·log2(m/ε)) times as many"
                + " parameters; the subnetwork has about as many parameters as the target",
            MALACH + ", in the words of " + SparsityBounds.SPARSITY_PAPER + ", section 4",
            String.format(SECOND_HAND, "arXiv 2410.14754"),
            List.of("bounded weights of the target, bounded inputs", "all layers of width d"),
            List.of("the constant (parameter c)", "the norms, in this quotation")),
        depthRules(below(Parameter.EPSILON, Rational.ONE)),
        "c·(m/ε)²·log2(m/ε)",
        "factor, rounded up",
        v -> {
          Rational ratio = targetSize(v).divide(v.number(Parameter.EPSILON));
          return new LogTerm(v.number(Parameter.C).multiply(ratio.square()), ratio, 1);
        });
  }

  private static Bound malachWidth() {
    return new ExplicitBound(
        "malach-width",
        new Citation(
            "width factor c·d⁴·ℓ²",
            "a target of width d and depth ℓ can be approximated by pruning a random network that is"
                + " a factor O(d⁴·ℓ²) wider and twice as deep",
            MALACH + ", in the words of the abstract of " + PENSIA,
            String.format(SECOND_HAND, "the abstract of arXiv 2006.07990"),
            List.of("bounded weights of the target, bounded inputs"),
            List.of(
                "the constant (parameter c)", "the dependence on ε, which the quotation drops")),
        depthRules(),
        "c·d⁴·ℓ²",
        "factor, rounded up",
        v ->
            new LogTerm(
                v.number(Parameter.C)
                    .multiply(v.number(Parameter.D).square().square())
                    .multiply(v.number(Parameter.LAYERS).square()),
                Rational.ONE,
                0));
  }

  private static Bound pensia() {
    return new ExplicitBound(
        "pensia",
        new Citation(
            "overparameterisation c·log2(m²/ε²), m = d²·ℓ",
            "a target with m = d²·ℓ parameters is within ε of a subnetwork, of no guaranteed"
                + " sparsity, of a random network with O(log2(m²/ε²)) times as many parameters",
            PENSIA + ", in the words of " + SparsityBounds.SPARSITY_PAPER + ", section 1.1",
            String.format(SECOND_HAND, "arXiv 2410.14754"),
            List.of("all layers of width d"),
            List.of("the constant (parameter c)", "the norms, in this quotation")),
        depthRules(below(Parameter.EPSILON, Rational.ONE)),
        "c·log2(m²/ε²)",
        "factor, rounded up",
        v ->
            new LogTerm(
                v.number(Parameter.C),
                targetSize(v).divide(v.number(Parameter.EPSILON)).square(),
                1));
  }

  private static Bound pensiaWidth() {
    return new ExplicitBound(
        "pensia-width",
        new Citation(
            "width factor c·log2(d·ℓ)",
            "any target network of width d and depth ℓ can be approximated by pruning a random"
                + " network that is a factor O(log(d·ℓ)) wider and twice as deep; essentially"
                + " optimal for constant depth",
            PENSIA + ", abstract",
            "the paper's abstract",
            List.of("those of the paper; its abstract names none"),
            List.of("the constant (parameter c)", "ε, the domain and the norms, in the abstract")),
        depthRules(),
        "c·log2(d·ℓ)",
        "factor, rounded up",
        v ->
            new LogTerm(
                v.number(Parameter.C),
                v.number(Parameter.D).multiply(v.number(Parameter.LAYERS)),
                1));
  }

  private static Rational targetSize(ParameterValues values) {
    return values.number(Parameter.D).square().multiply(values.number(Parameter.LAYERS));
  }

  private static List<ParameterRule> depthRules(ParameterRule... more) {
    List<ParameterRule> rules =
        new ArrayList<>(List.of(required(Parameter.D), required(Parameter.LAYERS), constant()));
    rules.addAll(List.of(more));
    return List.copyOf(rules);
  }
}
