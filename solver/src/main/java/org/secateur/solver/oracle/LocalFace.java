package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One way to step off a plane through 0 into the faces around it: a face of the arrangement of
 * those hyperplanes that contain the plane.
 *
 * @param span the linear hull of the plane and the face
 * @param gradients for each feature, what the neurons of those hyperplanes add to its gradient
 */
record LocalFace(Orthogonal span, IntegerVector[] gradients) {
  /** Not to step off: always the first of {@link #around}. */
  boolean isPlane(List<LocalFace> around) {
    return this == around.get(0);
  }

  /**
   * All faces around a plane.
   *
   * @param plane of dimension two, in at most four dimensions
   * @param hyperplanes the normals of all that contain the plane
   * @param neurons those of them that are neurons
   */
  static List<LocalFace> around(
      Orthogonal plane,
      List<IntegerVector> hyperplanes,
      List<Difference.Neuron> neurons,
      int features) {
    int d = hyperplanes.isEmpty() ? 2 : hyperplanes.get(0).length();
    List<LocalFace> faces = new ArrayList<>();
    faces.add(new LocalFace(plane, gradients(neurons, IntegerVector.zero(d), features)));
    List<IntegerVector> normals = plane.normals();
    if (normals.size() == 1) {
      IntegerVector normal = normals.get(0);
      faces.add(new LocalFace(Orthogonal.SPACE, gradients(neurons, normal, features)));
      faces.add(new LocalFace(Orthogonal.SPACE, gradients(neurons, normal.negate(), features)));
    } else if (normals.size() == 2) {
      aroundInFour(normals.get(0), normals.get(1), hyperplanes, neurons, features, faces);
    }
    return faces;
  }

  /** The rays and sectors of the plane that is spanned by two orthogonal normals. */
  private static void aroundInFour(
      IntegerVector first,
      IntegerVector second,
      List<IntegerVector> hyperplanes,
      List<Difference.Neuron> neurons,
      int features,
      List<LocalFace> faces) {
    BigInteger firstSquare = first.dot(first);
    BigInteger secondSquare = second.dot(second);
    List<Sectors.Form> forms = new ArrayList<>();
    for (IntegerVector w : hyperplanes) {
      forms.add(new Sectors.Form(-1, w.dot(first), w.dot(second)));
    }
    Sectors sectors = Sectors.of(forms);
    for (int j = 0; j < sectors.rays().size(); j++) {
      Sectors.Ray ray = sectors.rays().get(j);
      IntegerVector along = first.times(ray.s()).plus(ray.t(), second);
      IntegerVector across =
          first
              .times(ray.t().negate().multiply(secondSquare))
              .plus(ray.s().multiply(firstSquare), second);
      Orthogonal span = Orthogonal.SPACE.and(across);
      faces.add(new LocalFace(span, gradients(neurons, along, features)));
      BigInteger[] inside = sectors.inside(j);
      IntegerVector into = first.times(inside[0]).plus(inside[1], second);
      faces.add(new LocalFace(Orthogonal.SPACE, gradients(neurons, into, features)));
    }
  }

  /** The gradients of the features in the direction of an input off all kinks that matter. */
  static IntegerVector[] gradients(
      List<Difference.Neuron> neurons, IntegerVector input, int features) {
    IntegerVector[] gradients = new IntegerVector[features];
    Arrays.fill(gradients, IntegerVector.zero(input.length()));
    for (Difference.Neuron neuron : neurons) {
      if (neuron.direction().dot(input).signum() > 0) {
        for (int k = 0; k < features; k++) {
          gradients[k] = gradients[k].plus(neuron.weights()[k], neuron.direction());
        }
      }
    }
    return gradients;
  }
}
