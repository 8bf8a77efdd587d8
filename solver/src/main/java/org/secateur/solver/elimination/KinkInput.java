package org.secateur.solver.elimination;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.Directions;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.ScaledInput;
import org.secateur.solver.section.Plane;
import org.secateur.solver.section.Section;

/**
 * An input at which options can have a kink, of the plane or of a plane.
 *
 * @param direction in the plane
 * @param input of the whole problem
 * @param stretch the direction stands for so many times the scaled input
 * @param options those that have a kink here, of the whole problem
 */
record KinkInput(Direction direction, ScaledInput input, BigInteger stretch, int[] options) {
  /** Of a problem of two inputs, in the order of angles; none where it has not two inputs. */
  static List<KinkInput> of(NetworkSelection selection) {
    List<KinkInput> inputs = new ArrayList<>();
    for (Direction direction : sorted(selection)) {
      int[] options = direction.options().stream().mapToInt(o -> o).toArray();
      inputs.add(new KinkInput(direction, direction.input(), BigInteger.ONE, options));
    }
    return inputs;
  }

  /** Of a problem at the inputs of a plane. */
  static List<KinkInput> of(NetworkSelection selection, Plane plane) {
    NetworkSelection section = Section.of(selection, plane, true).problem();
    List<KinkInput> inputs = new ArrayList<>();
    for (Direction direction : sorted(section)) {
      // Apart, every option is a neuron of the section.
      int[] options = direction.options().stream().mapToInt(section::group).toArray();
      ScaledInput input = ScaledInput.of(lifted(direction.input(), plane));
      BigInteger stretch = direction.input().factor().divide(input.factor());
      inputs.add(new KinkInput(direction, input, stretch, options));
    }
    return inputs;
  }

  private static List<Direction> sorted(NetworkSelection selection) {
    return Directions.of(selection).map(Directions::sorted).orElse(List.of());
  }

  private static List<Rational> lifted(ScaledInput input, Plane plane) {
    List<Rational> lifted = new ArrayList<>();
    for (int j = 0; j < plane.a().size(); j++) {
      BigInteger sum =
          input
              .vector()[0]
              .multiply(plane.a().get(j))
              .add(input.vector()[1].multiply(plane.b().get(j)));
      lifted.add(Rational.of(sum, input.factor()));
    }
    return lifted;
  }

  /** The input in the domain; over a 2-norm ball its direction. */
  List<Rational> unscaled() {
    return Arrays.stream(input.vector()).map(x -> Rational.of(x, input.factor())).toList();
  }
}
