package org.secateur.experiments.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Domain;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.oracle.WorstInput;

final class PruningPictureTest {
  /** The neuron (614, 819)/1024. */
  private static final Network TARGET =
      new Network(
          RationalMatrix.of(List.of(List.of(Rational.of(614, 1024), Rational.of(819, 1024))), 2),
          RationalMatrix.of(List.of(PlaneInstances.numbers(1)), 1),
          Activation.IDENTITY);

  private static NetworkPruningInstance neurons(int n, String tolerance) {
    return PlaneInstances.instance(
        PlaneInstances.random(1, n, 2, 1, Activation.IDENTITY),
        TARGET,
        PlaneInstances.SQUARE,
        Granularity.NEURON,
        tolerance);
  }

  private static Drawn evaluated(NetworkPruningInstance instance, Mask mask) {
    return Drawn.evaluated(WorstInput.of(instance, mask));
  }

  private static Drawn drawn(
      NetworkPruningInstance instance, Status status, StopReason reason, Finding finding) {
    Answer answer = new Answer(status, reason, Evidence.PROVED, Bounds.NONE, finding);
    return Drawn.of(
        instance,
        new SolveResult(instance.objective(), List.of(answer), "exact", 1, 1, Duration.ZERO, 0));
  }

  private static void assertText(Picture picture, String text) {
    assertTrue(picture.texts().contains(text), () -> text + " is not among " + picture.texts());
  }

  @Test
  void titleAndLegendSayWhatIsDrawn() {
    NetworkPruningInstance instance = neurons(12, "1/4");
    Finding found = new Finding.Subset(WorstInput.of(instance, PlaneInstances.first(instance, 5)));
    Picture picture =
        Picture.of(instance, drawn(instance, Status.OPTIMAL, StopReason.COMPLETED, found));
    assertTrue(picture.title().startsWith("Neuron pruning: 5 of 12 neurons kept, error "));
    assertTrue(picture.title().endsWith(" (optimal, proved)"), picture.title());
    assertText(picture, picture.title());
    assertText(
        picture, "network of n = 12 neurons, target of 1 neuron, output activation identity");
    assertText(picture, "objective min-size, ε = 0.25, domain: box [-1, 1] × [-1, 1]");
    assertText(picture, "target ± ε, ε = 0.25");
    assertText(picture, "pruned network");
    assertText(picture, "kinks of 5 kept neurons");
    assertText(picture, "kinks of 7 dropped neurons");
    assertText(picture, "kinks of 1 target neuron");
    assertText(picture, "(1, -1)");
    assertEquals(2, picture.texts().stream().filter(t -> t.equals("(-1, -1)")).count());
  }

  @Test
  void theWorstInputIsMarkedWhereItIs() {
    NetworkPruningInstance instance = neurons(9, "");
    for (int kept = 0; kept <= 9; kept++) {
      Incumbent incumbent = WorstInput.of(instance, PlaneInstances.first(instance, kept));
      Picture picture = Picture.of(instance, Drawn.evaluated(incumbent));
      double x = incumbent.worstInput().orElseThrow().get(0).doubleValue();
      double y = incumbent.worstInput().orElseThrow().get(1).doubleValue();
      // Counterclockwise from (-1, -1), sides of length 2.
      double position = y == -1 ? x + 1 : x == 1 ? y + 3 : y == 1 ? 5 - x : 7 - y;
      double expected = picture.left() + (picture.right() - picture.left()) * position / 8;
      String context = kept + " kept, worst (" + x + ", " + y + ")";
      assertEquals(2, picture.dashed().size(), context);
      picture
          .dashed()
          .forEach(
              line ->
                  assertEquals(
                      expected, Double.parseDouble(line.getAttribute("x1")), 0.05, context));
      String label =
          "worst input "
              + new PlanePoint(x, y).text()
              + ": error "
              + ShortDecimal.of(incumbent.error().doubleValue());
      assertText(picture, label);
      assertText(
          picture, "target ± the error found, " + ShortDecimal.of(incumbent.error().doubleValue()));
    }
  }

  @Test
  void withoutAMaskTheTitleSaysSo() {
    NetworkPruningInstance instance = neurons(30, "3/1000");
    Finding nothing = new Finding.Nothing();
    Picture refuted =
        Picture.of(instance, drawn(instance, Status.INFEASIBLE, StopReason.COMPLETED, nothing));
    assertEquals(
        "Neuron pruning: no subnetwork is within ε = 0.003 (infeasible, proved)", refuted.title());
    assertText(refuted, "target ± ε, ε = 0.003");
    assertText(refuted, "kinks of all 30 neurons of the network");
    assertEquals(List.of(), refuted.dashed());
    assertTrue(!refuted.texts().contains("pruned network"));
    Picture open = Picture.of(instance, drawn(instance, Status.UNKNOWN, StopReason.TIME, nothing));
    assertEquals("Neuron pruning: no subnetwork found yet (unknown, stopped: time)", open.title());
  }

  @Test
  void weightsOnACircleKeepPatterns() {
    NetworkPruningInstance instance =
        PlaneInstances.instance(
            PlaneInstances.random(3, 4, 2, 1, Activation.RELU),
            TARGET,
            new Domain.Ball(Domain.Norm.TWO, Rational.ONE),
            Granularity.WEIGHT,
            "1/10");
    // One weight of neuron 0 and both of neuron 2; of neuron 1 no output weight.
    Picture picture = Picture.of(instance, evaluated(instance, Mask.ofKept(12, 0, 2, 4, 5, 8, 10)));
    assertTrue(picture.title().startsWith("Weight pruning: 5 of 12 weights kept, "));
    assertText(picture, "kinks of 2 kept patterns");
    assertText(picture, "kinks of 2 dropped neurons");
    assertText(picture, "3π/2");
    assertText(
        picture,
        "network of n = 4 neurons, target of 1 neuron, output activation relu (target: identity)");
  }

  @Test
  void severalOutputsHaveAPanelEachAndTheWorstOfVeryMany() {
    for (int m : new int[] {3, 40}) {
      NetworkPruningInstance instance =
          PlaneInstances.instance(
              PlaneInstances.random(4, 20, 2, m, Activation.RELU),
              PlaneInstances.random(5, 3, 2, m, Activation.RELU),
              new Domain.Ball(Domain.Norm.ONE, Rational.of(2)),
              Granularity.NEURON,
              "");
      Picture picture =
          Picture.of(instance, evaluated(instance, PlaneInstances.first(instance, 5)));
      int panels = Math.min(m, Scene.MOST_PANELS);
      assertEquals(panels, picture.texts().stream().filter(t -> t.matches("output \\d+")).count());
      assertEquals(panels, picture.texts().stream().filter("pruned − target"::equals).count());
      assertEquals(2 * panels, picture.dashed().size());
      assertEquals(1, picture.texts().stream().filter(t -> t.startsWith("worst input (")).count());
      boolean cut = picture.texts().contains("6 of 40 outputs are drawn: those of largest error");
      assertEquals(m == 40, cut);
    }
  }

  @Test
  void finitePointsAreInTheirOrder() {
    NetworkPruningInstance instance =
        PlaneInstances.instance(
            neurons(5, "").network(),
            TARGET,
            new Domain.Points(
                RationalMatrix.of(
                    List.of(PlaneInstances.numbers(3, 0), PlaneInstances.numbers(0, -2)), 2)),
            Granularity.NEURON,
            "");
    Picture picture = Picture.of(instance, evaluated(instance, PlaneInstances.all(instance)));
    assertText(picture, "points of the domain, in the order of the instance");
    assertText(picture, "(3, 0)");
    assertText(picture, "(0, -2)");
    assertTrue(picture.texts().stream().noneMatch(t -> t.startsWith("kinks")));
  }

  @Test
  void ofAFrontTheSmallestWithinTheToleranceIsDrawn() {
    NetworkPruningInstance instance = neurons(9, "").withObjective(Objective.PARETO);
    List<Incumbent> front =
        List.of(
            new Incumbent(PlaneInstances.first(instance, 1), Rational.of(3)),
            new Incumbent(PlaneInstances.first(instance, 2), Rational.of(2)),
            new Incumbent(PlaneInstances.first(instance, 3), Rational.of(1)),
            new Incumbent(PlaneInstances.first(instance, 4), Rational.of(1)));
    Finding found = new Finding.Frontier(front);
    Drawn best = drawn(instance, Status.OPTIMAL, StopReason.COMPLETED, found);
    assertEquals(Optional.of(front.get(2)), best.incumbent());
    NetworkPruningInstance tolerant = neurons(9, "5/2").withObjective(Objective.PARETO);
    Drawn smallest = drawn(tolerant, Status.OPTIMAL, StopReason.COMPLETED, found);
    assertEquals(Optional.of(front.get(1)), smallest.incumbent());
    assertEquals("smallest of the front within ε, optimal, proved", smallest.standing());
    // The point of a front has no worst input yet; the picture finds it.
    assertEquals(2, Picture.of(instance, best).dashed().size());
  }

  @Test
  void theSamePictureHasTheSameBytes() {
    NetworkPruningInstance instance = neurons(40, "1/4");
    Drawn drawn = evaluated(instance, PlaneInstances.first(instance, 7));
    byte[] first = Picture.of(instance, drawn).bytes();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertArrayEquals(first, Picture.of(instance, drawn).bytes());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tenThousandNeuronsAreSmallAndDoNotHang() {
    NetworkPruningInstance instance = neurons(10_000, "3/10000");
    for (Mask mask : List.of(PlaneInstances.first(instance, 4), PlaneInstances.all(instance))) {
      Drawn drawn = evaluated(instance, mask);
      Picture picture =
          assertTimeoutPreemptively(
              Duration.ofMinutes(1), () -> Picture.of(instance, drawn), mask::toString);
      assertTrue(picture.bytes().length < 1_000_000, () -> picture.bytes().length + " bytes");
      assertTrue(
          picture.texts().stream().anyMatch(t -> t.endsWith("(height: how many per pixel)")));
    }
  }

  @Test
  void nothingButPlanesCanBeDrawn() {
    NetworkPruningInstance deep =
        PlaneInstances.instance(
            PlaneInstances.random(1, 4, 3, 1, Activation.IDENTITY),
            PlaneInstances.random(2, 1, 3, 1, Activation.IDENTITY),
            new Domain.Ball(Domain.Norm.ONE, Rational.ONE),
            Granularity.NEURON,
            "");
    Optional<String> why = PruningPicture.unsupported(deep);
    assertEquals(Optional.of("there are pictures for networks of 2 inputs only, not of 3"), why);
    Drawn drawn = evaluated(deep, PlaneInstances.all(deep));
    assertThrows(IllegalArgumentException.class, () -> PruningPicture.of(deep, drawn));
    assertEquals(Optional.empty(), PruningPicture.unsupported(neurons(3, "1e90")));
    assertEquals(
        Optional.of("there are pictures for numbers up to 1.0E90 only"),
        PruningPicture.unsupported(neurons(3, "1e91")));
  }
}
