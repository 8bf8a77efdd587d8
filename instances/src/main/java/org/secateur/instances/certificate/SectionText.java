package org.secateur.instances.certificate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;

/** The section of one answer: its claim, witness and steps. */
final class SectionText {
  private final SubsetSumInstance instance;
  private final Objective objective;
  private final Answer answer;
  private final SizeRange sizes;
  private final EnumerationLimit limit;
  private Consumer<String> lines;

  SectionText(SubsetSumInstance instance, Objective objective, Answer answer) {
    this.instance = instance;
    this.objective = objective;
    this.answer = answer;
    this.sizes = instance.allowedSizes();
    this.limit = new EnumerationLimit(instance);
  }

  void write(Consumer<String> sink) {
    lines = sink;
    switch (objective) {
      case MIN_ERROR -> minError();
      case MIN_SIZE -> minSize();
      case DECIDE -> decide();
      case COUNT -> count();
      case PARETO -> pareto();
      case COVER -> cover();
      case IS_COVER -> isCover();
    }
  }

  private boolean isComplete() {
    return answer.status() == Status.OPTIMAL || answer.status() == Status.INFEASIBLE;
  }

  private void minError() {
    Optional<Incumbent> incumbent = answer.incumbent();
    if (incumbent.isEmpty()) {
      line("claim nothing");
      return;
    }
    ExactReal upper = incumbent.get().error();
    ExactReal lower = isComplete() ? upper : writable(answer.bounds().lower(), sizes);
    String tie = isComplete() ? " size " + incumbent.get().size() : "";
    line("claim min-error " + lower + " " + upper + tie);
    witness(incumbent.get());
    none(sizes.least(), sizes.most(), "<", lower);
    if (isComplete()) {
      none(sizes.least(), incumbent.get().size() - 1, "<=", lower);
    }
  }

  private void minSize() {
    if (answer.status() == Status.INFEASIBLE) {
      infeasible();
      return;
    }
    Optional<Incumbent> incumbent = answer.incumbent().filter(this::isWithin);
    if (isComplete() && incumbent.isPresent()) {
      int size = incumbent.get().size();
      line("claim min-size " + size + " " + size + " error " + incumbent.get().error());
      witness(incumbent.get());
      none(sizes.least(), size - 1, "<=", tolerance());
      none(size, size, "<", incumbent.get().error());
      return;
    }
    int lower = writableSize(incumbent.map(Incumbent::size).orElse(sizes.most()));
    line("claim min-size " + lower + " " + incumbent.map(i -> "" + i.size()).orElse("unknown"));
    incumbent.ifPresent(this::witness);
    none(sizes.least(), lower - 1, "<=", tolerance());
  }

  private void decide() {
    if (answer.status() == Status.INFEASIBLE) {
      infeasible();
    } else if (answer.incumbent().filter(this::isWithin).isPresent()) {
      line("claim feasible");
      witness(answer.incumbent().get());
    } else {
      line("claim nothing");
    }
  }

  private void infeasible() {
    line("claim infeasible");
    none(sizes.least(), sizes.most(), "<=", tolerance());
  }

  private void count() {
    if (isComplete() && answer.finding() instanceof Finding.Count found) {
      line("claim count " + found.count() + " " + found.count());
      line(
          step("count", sizes.least(), sizes.most())
              + " error <= "
              + tolerance()
              + " is "
              + found.count());
    } else {
      // Masks counted so far are not named in a result, so nothing shows that they exist.
      line("claim nothing");
    }
  }

  private void pareto() {
    if (!(answer.finding() instanceof Finding.Frontier front)) {
      line("claim nothing");
      return;
    }
    line("claim pareto " + (isComplete() ? "complete" : "partial"));
    for (Incumbent point : front.points()) {
      // Of a run cut short it is not known which of its points are of least error.
      ExactReal lower = isComplete() ? point.error() : Rational.ZERO;
      line("point " + point.size() + " " + lower + " " + point.error() + indices(point.mask()));
    }
    for (Incumbent point : front.points()) {
      if (isComplete()) {
        none(point.size(), point.size(), "<", point.error());
      }
    }
  }

  private void cover() {
    Bounds bounds = answer.bounds();
    Optional<ExactReal> upper = isComplete() ? bounds.upper() : Optional.empty();
    if (!(answer.finding() instanceof Finding.WorstTarget worst)) {
      line(upper.isEmpty() ? "claim nothing" : "claim cover 0 " + upper.get());
      upper.ifPresent(this::covered);
      return;
    }
    ExactReal lower = writable(Optional.of(worst.nearest().error()), sizes);
    line("claim cover " + lower + " " + upper.map(ExactReal::toString).orElse("unknown"));
    line("worst " + worst.target());
    none(sizes.least(), sizes.most(), "<", lower);
    upper.ifPresent(this::covered);
  }

  private void isCover() {
    if (answer.status() == Status.OPTIMAL) {
      line("claim is-cover yes");
      covered(tolerance());
    } else if (answer.status() == Status.INFEASIBLE
        && answer.finding() instanceof Finding.WorstTarget worst) {
      line("claim is-cover no");
      line("worst " + worst.target());
      none(sizes.least(), sizes.most(), "<=", tolerance());
    } else {
      line("claim nothing");
    }
  }

  /** A lower bound of an error, or 0 where the answer is incomplete and the step too costly. */
  private ExactReal writable(Optional<ExactReal> lower, SizeRange range) {
    return isComplete() || limit.allows(range) ? lower.orElse(Rational.ZERO) : Rational.ZERO;
  }

  /** The largest lower bound of the size up to the known one whose step is not too costly. */
  private int writableSize(int most) {
    int known = answer.bounds().lower().map(l -> l.ceiling().intValueExact()).orElse(sizes.least());
    int size = Math.max(sizes.least(), Math.min(known, most));
    while (size > sizes.least() && !limit.allows(new SizeRange(sizes.least(), size - 1))) {
      size--;
    }
    return size;
  }

  private boolean isWithin(Incumbent incumbent) {
    return incumbent.error().compareTo(tolerance()) <= 0;
  }

  private Rational tolerance() {
    return instance.tolerance().orElseThrow();
  }

  private void witness(Incumbent incumbent) {
    line("witness" + indices(incumbent.mask()));
  }

  private static String indices(Mask mask) {
    return Arrays.stream(mask.kept()).mapToObj(i -> " " + i).collect(Collectors.joining());
  }

  private void covered(ExactReal radius) {
    line("step enumeration covered " + radius);
  }

  /** A step that refutes masks; none where it says nothing. */
  private void none(int least, int most, String order, ExactReal bound) {
    if (least <= most && (bound.signum() > 0 || order.equals("<="))) {
      line(step("none", least, most) + " error " + order + " " + bound);
    }
  }

  private static String step(String kind, int least, int most) {
    return "step enumeration " + kind + " sizes " + least + " " + most;
  }

  private void line(String text) {
    lines.accept(text);
  }
}
