package org.secateur.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** The rule that of our own packages some classes depend on those that are named only. */
final class SeesOnly {
  private SeesOnly() {}

  /**
   * Fails, too, where there are no such classes.
   *
   * @param from the package of the classes; with two dots at its end those below it, too
   * @param seen its own, where it may be seen, among them
   */
  static ArchRule of(String from, String... seen) {
    return within("org.secateur..", from, seen);
  }

  /**
   * The same, where it does not matter which others are seen.
   *
   * @param world pattern of the packages of which no others may be seen
   */
  static ArchRule within(String world, String from, String... seen) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(world)
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(seen))))
        .as(from + " sees of " + world + " only " + Arrays.toString(seen));
  }
}
