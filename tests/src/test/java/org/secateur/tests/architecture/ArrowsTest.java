package org.secateur.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.Stream;
import org.secateur.solver.oracle.CandidateInputs;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.RowOrigin;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.reduction.WideRow;

/** The arrows between modules and packages, and the habits that no review should have to check. */
@AnalyzeClasses(packages = "org.secateur", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {
  private static final String[] BACKENDS = {
    "org.secateur.solver.backend..", "org.secateur.solver.ortools..", "org.secateur.solver.z3.."
  };

  @ArchTest static final ArchRule modelStandsAlone = seesOnly("model");
  @ArchTest static final ArchRule instancesSeeTheModel = seesOnly("instances", "model");
  @ArchTest static final ArchRule solverSeesTheModel = seesOnly("solver", "model");
  @ArchTest static final ArchRule checkerSeesTheModel = seesOnly("checker", "model");

  @ArchTest
  static final ArchRule experimentsSeeNoCommandLine =
      seesOnly("experiments", "solver", "instances", "model");

  /** Of our own packages a module's may depend on its own and on the named modules' only. */
  private static ArchRule seesOnly(String module, String... others) {
    return SeesOnly.of("org.secateur." + module + "..", packages(module, others))
        .allowEmptyShould(true);
  }

  private static String[] packages(String module, String... others) {
    return Stream.concat(Stream.of(module), Arrays.stream(others))
        .map(name -> "org.secateur." + name + "..")
        .toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule engineInterfaceKnowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage("org.secateur.solver.api..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.secateur.solver..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage("org.secateur.solver.api.."))));

  @ArchTest
  static final ArchRule backendsShareNothingWithTheExactEngines =
      noClasses()
          .that()
          .resideInAnyPackage(BACKENDS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.secateur.solver.mitm..",
              "org.secateur.solver.section..",
              "org.secateur.solver.sweep..",
              "org.secateur.solver.refutation..",
              "org.secateur.solver.elimination..",
              "org.secateur.solver.rows..",
              "org.secateur.solver.relaxation..",
              "org.secateur.solver.tree..",
              "org.secateur.solver.parts..",
              "org.secateur.solver.search..",
              "org.secateur.solver.portfolio..");

  /** The selection problem of networks is one for all engines; the grids are the exact engines'. */
  @ArchTest
  static final ArchRule backendsSeeOfTheReductionTheSelectionProblem =
      noClasses()
          .that()
          .resideInAnyPackage(BACKENDS)
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.secateur.solver.reduction..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.belongToAnyOf(
                              NetworkSelection.class,
                              SelectionRow.class,
                              SelectionRow.Interval.class,
                              RowEnds.class,
                              RowEnds.Integers.class,
                              RowOrigin.class,
                              Threshold.class,
                              WideRow.class))));

  /** A check of the reduction must not use it. */
  @ArchTest
  static final ArchRule quantifiedFormUsesNoReduction =
      noClasses()
          .that()
          .haveSimpleNameContaining("ForAll")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.secateur.solver.reduction..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(CandidateInputs.class);

  @ArchTest
  static final ArchRule exactEnginesShareNothingWithBackends =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.secateur.solver.mitm..",
              "org.secateur.solver.reduction..",
              "org.secateur.solver.limits..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.secateur.solver.backend..",
              "org.secateur.solver.ortools..",
              "org.secateur.solver.z3..",
              "org.secateur.solver.portfolio..");

  @ArchTest
  static final ArchRule oneNativeLibraryPerPackage =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.secateur.solver.ortools..", "org.secateur.solver.z3..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.ortools..", "com.microsoft.z3..");

  @ArchTest
  static final ArchRule packagesOfTheSolverHaveNoCycles =
      slices().matching("org.secateur.solver.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule printingIsForTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.secateur.cli..", "org.secateur.experiments..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule staticFieldsDoNotChange =
      fields()
          .that()
          .areStatic()
          .should()
          .notHaveRawType(
              JavaClass.Predicates.resideInAPackage("java.util.concurrent.atomic..")
                  .or(JavaClass.Predicates.assignableTo(ThreadLocal.class))
                  .or(JavaClass.Predicates.assignableTo(StringBuilder.class))
                  .or(JavaClass.Predicates.assignableTo(ArrayList.class))
                  .or(JavaClass.Predicates.assignableTo(HashMap.class))
                  .as("a type whose objects change"));

  /** Collections are declared by interface where they are constants: {@code List.of} and so on. */
  @ArchTest
  static final ArchRule publicStaticFieldsAreNoArrays =
      fields()
          .that()
          .areStatic()
          .and()
          .arePublic()
          .should()
          .notHaveRawType(DescribedPredicate.describe("an array", JavaClass::isArray));

  @ArchTest
  static final ArchRule everyRandomNumberComesFromASeed =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.secateur.model..",
              "org.secateur.instances..",
              "org.secateur.solver..",
              "org.secateur.checker..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.SecureRandom")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule modelKnowsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("org.secateur.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.secateur.model..", "java..");

  /** Floating point decides nothing in the exact core: not even a comparison of doubles. */
  @ArchTest
  static final ArchRule exactEnginesHaveNoFloatingPointFields =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "org.secateur.solver.mitm..",
              "org.secateur.solver.reduction..",
              "org.secateur.checker..")
          .should()
          .notHaveRawType("double")
          .andShould()
          .notHaveRawType("float");
}
