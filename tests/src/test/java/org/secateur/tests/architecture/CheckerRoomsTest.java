package org.secateur.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * The arrows between the rooms of the checker, by which a reader knows what a verdict can depend
 * on: a room sees those that are named beside it, and the entry sees all.
 */
@AnalyzeClasses(packages = "org.secateur", importOptions = ImportOption.DoNotIncludeTests.class)
final class CheckerRoomsTest {
  private static final Rooms ROOMS =
      new Rooms(
          "org.secateur.checker",
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
                  "pruning",
                  Set.of("verdict", "arithmetic", "reading", "claim", "network", "error")),
              Map.entry(
                  "tree",
                  Set.of("verdict", "arithmetic", "reading", "claim", "network", "pruning")),
              Map.entry(
                  "kink",
                  Set.of(
                      "verdict", "arithmetic", "reading", "claim", "network", "pruning", "tree")),
              Map.entry(
                  "sweep",
                  Set.of(
                      "verdict", "arithmetic", "reading", "claim", "network", "pruning", "tree")),
              Map.entry(
                  "parts", Set.of("verdict", "arithmetic", "reading", "claim", "tree", "halves"))));

  @ArchTest
  static void everyRoomHasItsArrows(JavaClasses classes) {
    ROOMS.areAllNamed(classes);
  }

  @ArchTest
  static void aRoomSeesTheNamedRoomsOnly(JavaClasses classes) {
    ROOMS.seeTheNamedOnly(classes, "org.secateur..");
  }

  @ArchTest static final ArchRule roomsHaveNoCycles = ROOMS.haveNoCycles();

  @ArchTest
  static final ArchRule othersSeeTheEntryAndTheVerdictOnly = ROOMS.areSeenFromOutside("verdict");
}
