package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;

/**
 * A subset sum as a selection problem: each sample is a group of one option of cost 1, each
 * coordinate a row (note {@code selection-vectors}). Finite.
 */
public final class SampleSelection implements SelectionProblem {
  private final SubsetSumInstance instance;
  private final int target;

  /**
   * @param target row of the instance's targets
   */
  public SampleSelection(SubsetSumInstance instance, int target) {
    this.instance = instance;
    this.target = target;
  }

  @Override
  public int options() {
    return instance.sampleCount();
  }

  @Override
  public int groups() {
    return instance.sampleCount();
  }

  @Override
  public int group(int option) {
    return option;
  }

  @Override
  public int cost(int option) {
    return 1;
  }

  @Override
  public Mask mask(int[] chosen) {
    return Mask.ofKept(options(), chosen);
  }

  @Override
  public int[] chosen(Mask mask) {
    return mask.kept();
  }

  @Override
  public Incumbent evaluate(int[] chosen) {
    Mask mask = mask(chosen);
    return new Incumbent(mask, instance.error(mask, target));
  }

  @Override
  public List<SelectionRow> rowsAt(Incumbent evaluated) {
    return likelyRows(instance.dimension());
  }

  @Override
  public List<SelectionRow> likelyRows(int most) {
    RationalMatrix samples = instance.samples();
    Rational scale = Rational.of(samples.denominator());
    List<SelectionRow> rows = new ArrayList<>();
    for (int r = 0; r < Math.min(most, instance.dimension()); r++) {
      int coordinate = r;
      BigInteger[] coefficients = new BigInteger[options()];
      Arrays.setAll(coefficients, i -> samples.numerator(i, coordinate));
      rows.add(
          SelectionRow.of(
              coefficients,
              groups(),
              new RowEnds(false, instance.targets().get(target, r).multiply(scale), scale.square()),
              new RowOrigin(List.of(), r)));
    }
    return rows;
  }
}
