package org.secateur.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The arrows between the rooms of the checker, by which a reader knows what a verdict can depend
 * on: a room sees those that are named beside it, and the entry sees all.
 */
@AnalyzeClasses(packages = "org.secateur", importOptions = ImportOption.DoNotIncludeTests.class)
final class CheckerRoomsTest {
  private static final String ENTRY = "org.secateur.checker";

  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("verdict", Set.of()),
          Map.entry("arithmetic", Set.of()),
          Map.entry("reading", Set.of("verdict", "arithmetic")),
          Map.entry("claim", Set.of("verdict", "arithmetic", "reading")),
          Map.entry("halves", Set.of("verdict", "arithmetic")),
          Map.entry("subsetsum", Set.of("verdict", "arithmetic", "reading", "claim", "halves")),
          Map.entry("network", Set.of("arithmetic", "reading")),
          Map.entry("error", Set.of("verdict", "arithmetic", "network")),
          Map.entry(
              "pruning", Set.of("verdict", "arithmetic", "reading", "claim", "network", "error")),
          Map.entry(
              "tree", Set.of("verdict", "arithmetic", "reading", "claim", "network", "pruning")),
          Map.entry(
              "kink",
              Set.of("verdict", "arithmetic", "reading", "claim", "network", "pruning", "tree")),
          Map.entry(
              "sweep",
              Set.of("verdict", "arithmetic", "reading", "claim", "network", "pruning", "tree")),
          Map.entry(
              "parts", Set.of("verdict", "arithmetic", "reading", "claim", "tree", "halves")));

  /** A new room has to say here what it sees. */
  @ArchTest
  static void everyRoomHasItsArrows(JavaClasses classes) {
    Set<String> rooms = new TreeSet<>();
    classes.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ENTRY + "."))
        .forEach(name -> rooms.add(name.substring(ENTRY.length() + 1)));
    assertEquals(new TreeSet<>(ARROWS.keySet()), rooms);
  }

  @ArchTest
  static void aRoomSeesTheNamedRoomsOnly(JavaClasses classes) {
    ARROWS.forEach((room, seen) -> seesOnly(room, seen).check(classes));
  }

  private static ArchRule seesOnly(String room, Set<String> seen) {
    return SeesOnly.of(
        ENTRY + "." + room,
        Stream.concat(Stream.of(room), seen.stream())
            .map(name -> ENTRY + "." + name)
            .toArray(String[]::new));
  }

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching(ENTRY + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule othersSeeTheEntryAndTheVerdictOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage(ENTRY + "..")
          .should()
          .dependOnClassesThat(in(ENTRY + "..").and(notIn(ENTRY, ENTRY + ".verdict")));

  private static DescribedPredicate<JavaClass> in(String packages) {
    return JavaClass.Predicates.resideInAPackage(packages);
  }

  private static DescribedPredicate<JavaClass> notIn(String... packages) {
    return DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(packages));
  }
}
