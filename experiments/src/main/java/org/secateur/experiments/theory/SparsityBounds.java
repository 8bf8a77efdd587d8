package org.secateur.experiments.theory;

import static org.secateur.experiments.theory.ParameterRule.below;
import static org.secateur.experiments.theory.ParameterRule.constant;
import static org.secateur.experiments.theory.ParameterRule.optional;
import static org.secateur.experiments.theory.ParameterRule.required;

import java.math.BigInteger;
import java.util.List;
import org.secateur.model.Rational;

/**
 * The bounds of "On the Sparsity of the Strong Lottery Ticket Hypothesis" (arXiv 2410.14754), and
 * the random subset sum that they refine. Note {@code theory-bounds} has the sources and proofs.
 */
final class SparsityBounds {
  static final String SPARSITY_PAPER = "arXiv 2410.14754 (Natale et al., NeurIPS 2024)";

  private static final String STATEMENT_READ = "its text in a public copy of the paper";
  private static final String CONSTANT_OPEN = "the constant (parameter c) is not given";
  private static final Rational HALF = Rational.of(BigInteger.ONE, BigInteger.TWO);
  private static final Rational SIXTEENTH = Rational.of(BigInteger.ONE, BigInteger.valueOf(16));

  private SparsityBounds() {}

  static List<Bound> all() {
    return List.of(rss(), theorem2(), corollary1(), corollary2(), theorem5());
  }

  private static Bound rss() {
    return new ExplicitBound(
        "rss",
        new Citation(
            "random subset sum: n ≥ c·log2(1/ε)",
            "n ≥ c·log2(1/ε) i.i.d. samples suffice for every z in [-1,1] to be within ε of the sum"
                + " of some subset, with probability at least 1-ε",
            "Lueker, Random Structures and Algorithms 12 (1998) 51-62, as used in "
                + SPARSITY_PAPER
                + ", Corollary 3: n ≥ C·ln(2/ε)",
            "not Lueker's own theorem, but how arXiv 2410.14754 quotes it",
            List.of("the samples' density is a mixture with a uniform one, such as Uniform[-1,1]"),
            List.of(
                CONSTANT_OPEN + "; it takes in the base of the logarithm and the 2 of ln(2/ε)")),
        List.of(below(Parameter.EPSILON, Rational.ONE), constant(), optional(Parameter.N)),
        "c·log2(1/ε)",
        "least n",
        v -> new LogTerm(v.number(Parameter.C), inverse(v), 1));
  }

  private static Bound theorem2() {
    return new EntropyBound(
        "rfss-thm2",
        new Citation(
            "fixed-size subset sum, one target: n ≥ c·log2(k/ε)/H2(k/n)",
            "if n ≥ c_hyp·log2(k/ε)/H2(k/n) then each fixed z in [-√k, √k] is within ε (strictly) of"
                + " the sum of some S with |S| = k, with probability at least c_thm",
            SPARSITY_PAPER + ", Theorem 2",
            STATEMENT_READ,
            List.of(
                "0 < ε < 1, 1 ≤ k ≤ n/2, c_hyp ≥ 1",
                "i.i.d. samples with a sum-bounded density, such as Uniform[-1,1] or Gaussian"),
            List.of("the probability c_thm is some constant that is not given")),
        withK(below(Parameter.EPSILON, Rational.ONE)),
        v -> new LogTerm(v.number(Parameter.C), kOverEpsilon(v), 1),
        SparsityBounds::twiceK,
        "n ≥ 2k",
        v ->
            List.of(
                new BoundValue.Condition(
                    "c = c_hyp ≥ 1", v.number(Parameter.C).compareTo(Rational.ONE) >= 0)));
  }

  private static Bound corollary1() {
    return new EntropyBound(
        "rfss-cor1",
        new Citation(
            "fixed-size subset sum, all targets: n ≥ c·log2²(k/ε)/H2(k/n)",
            "if n ≥ c_amp·log2²(k/ε)/H2(k/n) then with probability at least 1-ε all z in [-√k, √k]"
                + " at once are within ε (strictly) of the sum of some S with |S| = k",
            SPARSITY_PAPER + ", Corollary 1",
            STATEMENT_READ,
            uniformMixture(),
            List.of("c_amp depends on the mixing probability p only; " + CONSTANT_OPEN)),
        withK(below(Parameter.EPSILON, HALF)),
        v -> new LogTerm(v.number(Parameter.C), kOverEpsilon(v), 2),
        SparsityBounds::twiceK,
        "n ≥ 2k",
        v -> List.of());
  }

  private static Bound corollary2() {
    return new EntropyBound(
        "rfss-cor2",
        new Citation(
            "fixed-size subset sum, all targets, large k: n ≥ 2c·log2²(1/ε)/H2(k/n)",
            "if k ≥ 2c_amp·(log2² k + 2·log2 k·log2(1/ε)) and n ≥ 2c_amp·log2²(1/ε)/H2(k/n) then with"
                + " probability at least 1-ε all z in [-√k, √k] at once are within ε (strictly) of"
                + " the sum of some S with |S| = k",
            SPARSITY_PAPER + ", Corollary 2",
            STATEMENT_READ,
            uniformMixture(),
            List.of("c_amp depends on the mixing probability p only; " + CONSTANT_OPEN)),
        withK(below(Parameter.EPSILON, HALF)),
        v -> new LogTerm(v.number(Parameter.C).multiply(Rational.of(2)), inverse(v), 2),
        SparsityBounds::twiceK,
        "n ≥ 2k",
        SparsityBounds::largeK);
  }

  private static Bound theorem5() {
    return new EntropyBound(
        "slth-thm5",
        new Citation(
            "lower bound for linear maps: n ≥ (d²/2)·log2(k/ε)/H2(k/n)",
            "if for every linear map of R^d of spectral norm at most √k the random network with n"
                + " parameters has, with probability at least 1/2, a subnetwork with k parameters"
                + " that is nearer than ε in the sup over the unit ball, then n ≥"
                + " (d²/2)·log2(k/ε)/H2(k/n)",
            SPARSITY_PAPER + ", Theorem 5",
            STATEMENT_READ,
            List.of(
                "1 ≤ k ≤ λn with λ = 1-1/(2π), ε < 1/16",
                "nothing about the architecture or the distribution of the weights"),
            List.of("nothing: no constant is left open; 'bounds linear-maps' checks it exactly")),
        List.of(
            required(Parameter.D),
            required(Parameter.K),
            below(Parameter.EPSILON, SIXTEENTH),
            optional(Parameter.N)),
        v ->
            new LogTerm(
                Rational.of(v.integer(Parameter.D).pow(2), BigInteger.TWO), kOverEpsilon(v), 1),
        v -> RetainedShare.leastTotal(v.integer(Parameter.K)),
        "k ≤ (1-1/2π)·n",
        v -> List.of());
  }

  private static List<String> uniformMixture() {
    return List.of(
        "0 < ε < 1/2, 1 ≤ k ≤ n/2",
        "i.i.d. samples whose density is a mixture of Uniform[-1,1] with probability p");
  }

  private static List<ParameterRule> withK(ParameterRule epsilon) {
    return List.of(required(Parameter.K), epsilon, constant(), optional(Parameter.N));
  }

  private static Rational inverse(ParameterValues values) {
    return Rational.ONE.divide(values.number(Parameter.EPSILON));
  }

  private static Rational kOverEpsilon(ParameterValues values) {
    return values.number(Parameter.K).divide(values.number(Parameter.EPSILON));
  }

  private static BigInteger twiceK(ParameterValues values) {
    return values.integer(Parameter.K).shiftLeft(1);
  }

  /** The side condition of Corollary 2: k ≥ 2c·(log2² k + 2·log2 k·log2(1/ε)). */
  private static List<BoundValue.Condition> largeK(ParameterValues values) {
    Rational k = values.number(Parameter.K);
    Rational twice = values.number(Parameter.C).multiply(Rational.of(2));
    int sign =
        Decision.sign(
            "k = " + k,
            k.numerator().bitLength() + twice.numerator().bitLength(),
            bits -> {
              Enclosure logK = BinaryLog.of(k, bits);
              Enclosure sum = logK.plus(BinaryLog.of(inverse(values), bits).times(Rational.of(2)));
              return Enclosure.exactly(k).minus(logK.times(sum).times(twice));
            });
    return List.of(new BoundValue.Condition("k ≥ 2c·(log2² k + 2·log2 k·log2(1/ε))", sign >= 0));
  }
}
