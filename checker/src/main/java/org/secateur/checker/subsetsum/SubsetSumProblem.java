package org.secateur.checker.subsetsum;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.Problem;
import org.secateur.checker.reading.CanonicalForm;

/**
 * The subset-sum instance as the checker reads it.
 *
 * @param samples n rows of one length m
 * @param targets T rows of length m; T may be 0 where there is an interval
 * @param sizes allowed for masks
 * @param interval lower and upper end
 * @param objective the file's own question, for the reader only: claims say themselves what they
 *     claim
 * @param origin of a generated instance in words, as the file says
 */
public record SubsetSumProblem(
    List<List<Fraction>> samples,
    List<List<Fraction>> targets,
    Sizes sizes,
    Optional<Fraction> tolerance,
    Optional<List<Fraction>> interval,
    String objective,
    Optional<String> origin)
    implements Problem {

  @Override
  public int items() {
    return samples.size();
  }

  @Override
  public int size(List<Integer> kept) {
    return kept.size();
  }

  @Override
  public String certificateVersion() {
    return "1";
  }

  public int dimension() {
    return samples.get(0).size();
  }

  /** The definition: the sup-norm of the sum of the kept samples minus the target. */
  @Override
  public Real error(int line, List<Integer> kept, List<Fraction> target) {
    Fraction worst = Fraction.ZERO;
    for (int c = 0; c < dimension(); c++) {
      Fraction difference = target.get(c).negate();
      for (int i : kept) {
        difference = difference.plus(samples.get(i).get(c));
      }
      worst = difference.magnitude().isAbove(worst) ? difference.magnitude() : worst;
    }
    return Real.of(worst);
  }

  @Override
  public String evaluation() {
    return "the sum of a mask";
  }

  @Override
  public void write(CanonicalForm form) {
    form.line("problem subset-sum");
    form.line("sizes " + sizes.least() + " " + sizes.most());
    form.line("tolerance " + tolerance.map(Fraction::toString).orElse("none"));
    form.line("interval " + interval.map(CanonicalForm::row).orElse("none"));
    form.table("samples", items(), dimension(), samples.stream());
    form.table("targets", targets.size(), dimension(), targets.stream());
  }

  @Override
  public List<String> parameters() {
    String vectors = " vectors of length %s, errors in the sup-norm".formatted(dimension());
    return Stream.of(
            Optional.of("subset sums of " + items() + (dimension() == 1 ? " numbers" : vectors)),
            Optional.of("allowed " + sizes + ", the empty set counting as size 0"),
            tolerance.map(e -> "tolerance " + e),
            interval.map(i -> "interval [" + i.get(0) + ", " + i.get(1) + "]"),
            Optional.of(targets.size() + (targets.size() == 1 ? " target" : " targets")),
            Optional.of("the file asks for " + objective),
            origin.map(o -> "made by " + o + ", as the file says"))
        .flatMap(Optional::stream)
        .toList();
  }
}
