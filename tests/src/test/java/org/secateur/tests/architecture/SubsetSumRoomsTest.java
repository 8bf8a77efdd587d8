package org.secateur.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * The arrows between the rooms of the methods for subset sums: lists of sums and the sieve know no
 * method, the methods do not know how one of them is chosen, and the others see the engines only.
 */
@AnalyzeClasses(packages = "org.secateur", importOptions = ImportOption.DoNotIncludeTests.class)
final class SubsetSumRoomsTest {
  private static final Rooms ROOMS =
      new Rooms(
          "org.secateur.solver.mitm",
          Map.of(
              "sums", Set.of(),
              "sieve", Set.of("sums"),
              "scalar", Set.of("sums", "sieve"),
              "vector", Set.of("sums", "sieve"),
              "wide", Set.of("sums", "sieve", "scalar"),
              "cover", Set.of("sums", "scalar")));

  @ArchTest
  static void everyRoomHasItsArrows(JavaClasses classes) {
    ROOMS.areAllNamed(classes);
  }

  @ArchTest
  static void aRoomSeesTheNamedRoomsOnly(JavaClasses classes) {
    ROOMS.seeTheNamedOnly(classes, "org.secateur.solver.mitm..");
  }

  @ArchTest static final ArchRule roomsHaveNoCycles = ROOMS.haveNoCycles();

  @ArchTest static final ArchRule othersSeeTheEntryOnly = ROOMS.areSeenFromOutside();
}
