package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The candidates for the worst direction in the faces around one plane through 0: the plane is cut
 * into sectors by the hyperplanes of the neurons and of the coordinates, the gradients of all
 * features are updated from one sector to the next, and each gradient is projected on the linear
 * hull of each face that begins there (note {@code oracle-ball}).
 */
final class SectorSweep {
  private final Difference difference;
  private final WorstDirection worst;
  private final IntegerVector first;
  private final IntegerVector second;
  private final BigInteger firstSquare;
  private final BigInteger secondSquare;
  private final Sectors sectors;
  private final List<LocalFace> around;

  /** Of the neurons that do not vanish on the plane, in the current sector. */
  private final IntegerVector[] gradients;

  /**
   * @param flat the plane, with a basis of two vectors
   * @param orthogonal the same plane
   */
  SectorSweep(Difference difference, WorstDirection worst, Flat flat, Orthogonal orthogonal) {
    this.difference = difference;
    this.worst = worst;
    first = flat.basis().get(0);
    second = Orthogonal.SPACE.and(first).project(flat.basis().get(1));
    firstSquare = first.dot(first);
    secondSquare = second.dot(second);
    List<Sectors.Form> forms = new ArrayList<>();
    List<Difference.Neuron> vanishing = new ArrayList<>();
    List<Difference.Neuron> crossing = new ArrayList<>();
    List<IntegerVector> containing = new ArrayList<>();
    List<Difference.Neuron> neurons = difference.neurons();
    for (int i = 0; i < neurons.size(); i++) {
      if (addForm(i, neurons.get(i).direction(), forms)) {
        crossing.add(neurons.get(i));
      } else {
        vanishing.add(neurons.get(i));
        containing.add(neurons.get(i).direction());
      }
    }
    for (int i = 0; i < difference.inputs(); i++) {
      IntegerVector axis = IntegerVector.unit(difference.inputs(), i);
      if (!addForm(neurons.size(), axis, forms)) {
        containing.add(axis);
      }
    }
    sectors = Sectors.of(forms);
    int features = difference.featureCount();
    around = LocalFace.around(orthogonal, containing, vanishing, features);
    BigInteger[] inside = sectors.inside(0);
    gradients = LocalFace.gradients(crossing, vector(inside[0], inside[1]), features);
  }

  private boolean addForm(int index, IntegerVector normal, List<Sectors.Form> forms) {
    BigInteger one = normal.dot(first);
    BigInteger other = normal.dot(second);
    if (one.signum() == 0 && other.signum() == 0) {
      return false;
    }
    forms.add(new Sectors.Form(index, one, other));
    return true;
  }

  private IntegerVector vector(BigInteger s, BigInteger t) {
    return first.times(s).plus(t, second);
  }

  void run() {
    for (int sector = 0; sector < sectors.rays().size(); sector++) {
      Sectors.Ray ray = sectors.rays().get(sector);
      if (sector > 0) {
        ray.rising().forEach(i -> add(i, false));
        ray.falling().forEach(i -> add(i, true));
      }
      IntegerVector along = vector(ray.s(), ray.t());
      worst.offer(difference.worst(features(gradients, along)), along);
      for (LocalFace face : around) {
        face(sector, face);
      }
    }
  }

  private void add(int neuron, boolean ends) {
    if (neuron == difference.neurons().size()) {
      return;
    }
    Difference.Neuron changed = difference.neurons().get(neuron);
    for (int k = 0; k < gradients.length; k++) {
      BigInteger weight = changed.weights()[k];
      gradients[k] = gradients[k].plus(ends ? weight.negate() : weight, changed.direction());
    }
  }

  private static BigInteger[] features(IntegerVector[] gradients, IntegerVector input) {
    BigInteger[] features = new BigInteger[gradients.length];
    for (int k = 0; k < features.length; k++) {
      features[k] = gradients[k].dot(input);
    }
    return features;
  }

  /** All candidates of the face that begins in a sector. */
  private void face(int sector, LocalFace face) {
    IntegerVector[] slopes = gradients.clone();
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = slopes[k].plus(face.gradients()[k]);
    }
    for (int r = 0; r < difference.outputs(); r++) {
      if (!difference.hasRectified()) {
        candidate(sector, face, slopes, face.span().project(slopes[r]));
        continue;
      }
      int other = difference.outputs() + r;
      IntegerVector g = slopes[r];
      IntegerVector f = slopes[other];
      candidate(sector, face, slopes, face.span().project(g.minus(f)));
      candidate(sector, face, slopes, face.span().project(g));
      candidate(sector, face, slopes, face.span().project(f));
      if (difference.isRectified(r)) {
        candidate(sector, face, slopes, face.span().and(g).project(f));
      }
      if (difference.isRectified(other)) {
        candidate(sector, face, slopes, face.span().and(f).project(g));
      }
    }
  }

  private void candidate(
      int sector, LocalFace face, IntegerVector[] slopes, IntegerVector direction) {
    if (!direction.isZero()) {
      oneWay(sector, face, slopes, direction);
      oneWay(sector, face, slopes, direction.negate());
    }
  }

  /** Notes a direction if it would be worse than all before were it in the face, and is. */
  private void oneWay(int sector, LocalFace face, IntegerVector[] slopes, IntegerVector at) {
    BigInteger error = difference.worst(features(slopes, at));
    if (!worst.wouldBeWorse(error, at)) {
      return;
    }
    if (!face.isPlane(around)) {
      // Its true error is an attained one wherever it lies, so that nothing has to be checked.
      worst.offer(at);
      return;
    }
    BigInteger s = at.dot(first).multiply(secondSquare);
    BigInteger t = at.dot(second).multiply(firstSquare);
    if (sectors.contains(sector, s, t)) {
      worst.offer(error, at);
    }
  }
}
