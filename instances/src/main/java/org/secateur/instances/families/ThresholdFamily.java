package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.model.ExactReal;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Provenance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.SquareRoot;

/**
 * Instances of another family with a tolerance at the edge of what is possible: the least error of
 * all masks of allowed size, or a number just below it. Above the threshold there is a mask, and in
 * general only one; below it there is none, and the proof is that every mask was evaluated exactly.
 *
 * <p>That is why there are at most {@value #MAX_MASK} neurons, or weights for granularity weight:
 * 2^16 evaluations take up to about a minute.
 *
 * <p>The least error may be irrational over a ball of the 2-norm; then the tolerance above it is
 * the next multiple of 2^-gap-bits. Below, the tolerance is the last multiple below the least
 * error.
 */
public final class ThresholdFamily implements InstanceFamily {
  private static final String NAME = "threshold";
  private static final int VERSION = 1;
  static final int MAX_MASK = 16;
  private static final int MAX_GAP_BITS = 1_000;
  private static final List<String> BASES = List.of("network", "near-parallel", "planted-network");
  private static final String PAIRS = "name=value name=value …";
  private static final List<FamilyOption> OPTIONS = makeOptions();

  private static List<FamilyOption> makeOptions() {
    List<FamilyOption> all = new ArrayList<>();
    all.add(
        new FamilyOption(
            "family",
            "where the networks come from",
            "one of " + String.join(", ", BASES),
            "network"));
    all.add(
        new FamilyOption(
            "with",
            "options of that family, in one argument, all but tolerance",
            PAIRS + ", with at most " + MAX_MASK + " neurons, or weights for granularity weight",
            "n=8"));
    all.add(
        FamilyOption.either(
            "side", "the tolerance: just enough or just too small", "above", "below", "above"));
    all.add(
        FamilyOption.integer(
            "gap-bits",
            "a tolerance that is not the least error is a multiple of 2^-gap-bits",
            1,
            MAX_GAP_BITS,
            "40"));
    return List.copyOf(all);
  }

  private final ExactError errors;

  /**
   * The family.
   *
   * @param errors of networks, exact
   */
  public ThresholdFamily(ExactError errors) {
    this.errors = errors;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "a small network whose tolerance is its least error, or just below it";
  }

  @Override
  public List<FamilyOption> options() {
    return OPTIONS;
  }

  @Override
  public NetworkPruningInstance generate(Map<String, String> options, long seed) {
    OptionValues values = new OptionValues(NAME, OPTIONS, options);
    boolean above = values.is("side", "above", "below");
    int bits = values.integer("gap-bits", 1, MAX_GAP_BITS);
    NetworkPruningInstance base = base(values, seed);
    if (base.maskLength() > MAX_MASK) {
      throw values.bad(
          "with",
          "at most "
              + MAX_MASK
              + " neurons or weights, since all masks are evaluated, not "
              + base.maskLength());
    }
    ExactReal least =
        leastError(base)
            .orElseThrow(() -> values.bad("with", "a size that a mask of the network has"));
    if (!above && least.signum() == 0) {
      throw values.bad("side", "above: the least error is 0, and no tolerance is below it");
    }
    return new NetworkPruningInstance(
        base.network(),
        base.target(),
        base.domain(),
        base.granularity(),
        base.sizes(),
        Optional.of(tolerance(least, above, bits)),
        base.objective(),
        Optional.of(values.provenance(VERSION, seed)));
  }

  private static NetworkPruningInstance base(OptionValues values, long seed) {
    String name = values.text("family").orElse("");
    if (!BASES.contains(name)) {
      throw values.bad("family", "one of " + String.join(", ", BASES));
    }
    Map<String, String> given = pairs(values);
    if (given.containsKey("tolerance")) {
      throw values.bad("with", "no tolerance, which is what this family finds");
    }
    InstanceFamily family = Families.named(name).orElseThrow();
    NetworkPruningInstance base = (NetworkPruningInstance) family.generate(given, seed);
    Map<String, String> inForce = new HashMap<>(provenance(base).parameters());
    inForce.remove("tolerance");
    values.settle(
        "with",
        family.options().stream()
            .map(FamilyOption::name)
            .filter(inForce::containsKey)
            .map(option -> option + "=" + inForce.get(option))
            .collect(Collectors.joining(" ")));
    return base;
  }

  private static Provenance provenance(NetworkPruningInstance base) {
    return base.provenance().orElseThrow();
  }

  private static Map<String, String> pairs(OptionValues values) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : values.text("with").orElse("").strip().split("\\s+")) {
      int equals = pair.indexOf('=');
      boolean isNew =
          equals > 0 && pairs.put(pair.substring(0, equals), pair.substring(equals + 1)) == null;
      if (!isNew && !pair.isEmpty()) {
        throw values.bad("with", PAIRS + ", each name once");
      }
    }
    return pairs;
  }

  /** Of all masks of an allowed size; absent where there is none. */
  private Optional<ExactReal> leastError(NetworkPruningInstance base) {
    SizeRange sizes = base.allowedSizes();
    Optional<ExactReal> least = Optional.empty();
    for (long bits = 0; bits < 1L << base.maskLength(); bits++) {
      Mask mask = Mask.ofBits(base.maskLength(), bits);
      // A mask with weights that do not matter is the same as the one without them.
      if (sizes.contains(mask.size()) && base.canonical(mask).equals(mask)) {
        ExactReal error = errors.of(base.pruned(mask), base.target(), base.domain());
        least = Optional.of(least.filter(best -> best.compareTo(error) <= 0).orElse(error));
      }
    }
    return least;
  }

  private static Rational tolerance(ExactReal least, boolean above, int bits) {
    if (above && least instanceof Rational rational) {
      return rational;
    }
    BigInteger unit = BigInteger.ONE.shiftLeft(bits);
    // The least number of cells that is at least the error: its ceiling, root or not.
    BigInteger cells =
        SquareRoot.of(least.square().multiply(Rational.of(unit.multiply(unit)))).ceiling();
    return Rational.of(above ? cells : cells.subtract(BigInteger.ONE), unit);
  }
}
