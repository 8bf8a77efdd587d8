package org.secateur.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The arrows between the floors of the exact search for networks: of the solver a floor sees the
 * packages that are named beside it. Who wants to know why a node may be closed reads the rows, and
 * need not read the relaxation.
 */
@AnalyzeClasses(packages = "org.secateur", importOptions = ImportOption.DoNotIncludeTests.class)
final class SearchFloorsTest {
  private static final String SOLVER = "org.secateur.solver.";

  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "rows",
          Set.of("reduction"),
          "relaxation",
          Set.of("reduction", "rows"),
          "tree",
          Set.of("limits", "reduction", "refutation", "rows", "relaxation"),
          "parts",
          Set.of("api", "limits", "reduction", "refutation", "mitm", "relaxation", "tree"),
          "search",
          Set.of(
              "api",
              "limits",
              "oracle",
              "reduction",
              "refutation",
              "elimination",
              "sweep",
              "relaxation",
              "tree",
              "parts"));

  @ArchTest
  static void aFloorSeesTheNamedPackagesOnly(JavaClasses classes) {
    ARROWS.forEach(
        (floor, seen) ->
            SeesOnly.of(
                    SOLVER + floor,
                    Stream.concat(
                            Stream.of("org.secateur.model.."),
                            Stream.concat(Stream.of(floor), seen.stream()).map(SOLVER::concat))
                        .toArray(String[]::new))
                .check(classes));
  }

  /** What is below the engine serves it alone. */
  @ArchTest
  static final ArchRule othersSeeTheEngineOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ARROWS.keySet().stream().map(SOLVER::concat).toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ARROWS.keySet().stream()
                  .filter(floor -> !floor.equals("search"))
                  .map(SOLVER::concat)
                  .toArray(String[]::new));
}
