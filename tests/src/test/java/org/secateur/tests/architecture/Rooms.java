package org.secateur.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The packages right below an entry, and which of each other they see.
 *
 * @param entry the package above the rooms, which sees them all
 * @param arrows for each room the rooms that it sees
 */
record Rooms(String entry, Map<String, Set<String>> arrows) {
  /** A new room has to say what it sees. */
  void areAllNamed(JavaClasses classes) {
    Set<String> rooms = new TreeSet<>();
    classes.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(entry + "."))
        .forEach(name -> rooms.add(name.substring(entry.length() + 1)));
    assertEquals(new TreeSet<>(arrows.keySet()), rooms);
  }

  /**
   * A room sees the named rooms only.
   *
   * @param world pattern of the packages of which a room may see no others; the entry is among them
   */
  void seeTheNamedOnly(JavaClasses classes, String world) {
    arrows.forEach((room, seen) -> seesOnly(room, seen, world).check(classes));
  }

  private ArchRule seesOnly(String room, Set<String> seen, String world) {
    String[] allowed =
        Stream.concat(Stream.of(room), seen.stream())
            .map(name -> entry + "." + name)
            .toArray(String[]::new);
    return SeesOnly.within(world, entry + "." + room, allowed);
  }

  ArchRule haveNoCycles() {
    return slices().matching(entry + ".(*)..").should().beFreeOfCycles();
  }

  /** Others see the entry and some of the rooms only. */
  ArchRule areSeenFromOutside(String... rooms) {
    String[] seen =
        Stream.concat(Stream.of(entry), Stream.of(rooms).map(name -> entry + "." + name))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackage(entry + "..")
        .should()
        .dependOnClassesThat(in(entry + "..").and(notIn(seen)));
  }

  private static DescribedPredicate<JavaClass> in(String packages) {
    return JavaClass.Predicates.resideInAPackage(packages);
  }

  private static DescribedPredicate<JavaClass> notIn(String... packages) {
    return DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(packages));
  }
}
