package org.secateur.tests.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.secateur.instances.npz.NpyArray;
import org.secateur.instances.npz.NpzReader;
import org.secateur.instances.random.NumpyLegacyStream;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.Essence;
import org.secateur.tests.oracle.Questions;

/**
 * The SubsetSum experiment of Pensia et al. (2020, arXiv 2006.07990) on its trained network: every
 * weight as a subset sum of 21 coefficients, one random vector for each row.
 */
@Tag("slow")
final class SubsetSumExperimentTest {
  private static final int COEFFICIENTS = 21;
  private static final double LOWEST = -0.46423155069351196;
  private static final double HIGHEST = 0.5407021641731262;
  private static final Rational TOLERANCE = Rational.parse("0.01");

  private final List<Questions> rows = new ArrayList<>();

  @BeforeEach
  void readNetwork() throws Exception {
    Optional<Path> file = find("pensia-fc2.npz");
    assumeTrue(file.isPresent(), "no ../shared/data/pensia-fc2.npz: nothing real to test with");
    Map<String, NpyArray> layers = NpzReader.read(file.get());
    NumpyLegacyStream stream = new NumpyLegacyStream(1);
    addRows(layers.get("fc1.weight"), stream);
    addRows(layers.get("fc2.weight"), stream);
  }

  private static Optional<Path> find(String name) {
    Path folder = Path.of("").toAbsolutePath();
    for (; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared").resolve("data").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private void addRows(NpyArray layer, NumpyLegacyStream stream) {
    int columns = layer.shape()[1];
    for (int row = 0; row < layer.shape()[0]; row++) {
      double[] vector = new double[COEFFICIENTS];
      Arrays.setAll(vector, i -> stream.uniform(LOWEST, HIGHEST));
      double[] weights = Arrays.copyOfRange(layer.values(), row * columns, (row + 1) * columns);
      rows.add(
          Questions.of(
                  RationalMatrix.ofDoubles(COEFFICIENTS, 1, vector),
                  RationalMatrix.ofDoubles(columns, 1, weights))
              .within(TOLERANCE));
    }
  }

  private static SolveResult solve(String engine, SubsetSumInstance instance)
      throws BackendException {
    return Engines.named(engine)
        .orElseThrow()
        .solve(instance, SearchLimits.none(2), 1, SearchListener.SILENT);
  }

  @Test
  void theFirstVectorIsThatOfTheExperiment() {
    RationalMatrix samples = rows.get(0).samples();
    assertEquals(Rational.of(-0.0451520783266216), samples.get(0, 0));
    assertEquals(Rational.of(0.25964681841074533), samples.get(1, 0));
    assertEquals(Rational.of(-0.46411661158343037), samples.get(2, 0));
    assertEquals(510, rows.size());
  }

  @Test
  void enginesAgreeOnRealRows() throws BackendException {
    for (int row : new int[] {0, 7, 499, 500, 509}) {
      for (Objective objective : List.of(Objective.MIN_ERROR, Objective.MIN_SIZE)) {
        SubsetSumInstance instance = rows.get(row).ask(objective);
        List<Essence> answers = Essence.of(solve("auto", instance));
        assertEquals(answers, Essence.of(solve("indexed-table", instance)), "row " + row);
        SubsetSumInstance few = first(rows.get(row), 12).ask(objective);
        for (String other : List.of("wide", "horowitz-sahni", "schroeppel-shamir")) {
          assertEquals(
              answers.subList(0, 12), Essence.of(solve(other, few)), other + ", row " + row);
        }
      }
    }
  }

  private static Questions first(Questions row, int count) {
    List<Rational> targets = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      targets.add(row.targets().get(t, 0));
    }
    return Questions.of(row.samples(), RationalMatrix.column(targets)).within(TOLERANCE);
  }

  /** The totals of the whole network, known from exact arithmetic before this program was. */
  @Test
  void keepsAsManyAsExactArithmeticSays() throws BackendException {
    long leastError = 0;
    for (Questions row : rows) {
      leastError += sizes(row.ask(Objective.MIN_ERROR)).stream().mapToInt(k -> k).sum();
    }
    assertEquals(3_898_757, leastError);
  }

  @Test
  void needsAsFewAsExactArithmeticSays() throws BackendException {
    int[] bySize = new int[COEFFICIENTS + 1];
    for (Questions row : rows) {
      sizes(row.ask(Objective.MIN_SIZE)).forEach(k -> bySize[k]++);
    }
    int[] expected = new int[COEFFICIENTS + 1];
    expected[0] = 269_898;
    expected[1] = 43_292;
    expected[2] = 81_531;
    expected[3] = 2_279;
    assertEquals(Arrays.toString(expected), Arrays.toString(bySize));
  }

  private static List<Integer> sizes(SubsetSumInstance instance) throws BackendException {
    SolveResult result = solve("auto", instance);
    assertEquals(Status.OPTIMAL, result.status());
    assertEquals(Evidence.PROVED, result.evidence());
    List<Integer> sizes = new ArrayList<>();
    for (Answer answer : result.answers()) {
      Incumbent best = answer.incumbent().orElseThrow();
      assertTrue(
          instance.objective() == Objective.MIN_ERROR || best.error().compareTo(TOLERANCE) <= 0);
      sizes.add(best.size());
    }
    return sizes;
  }
}
