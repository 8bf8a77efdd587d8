package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Activation;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.bracket.BracketedError;
import org.secateur.solver.bracket.ErrorBracket;
import org.secateur.solver.oracle.SmallCase;

/**
 * A program whose class path lacks the backends' jars, or only their native libraries, still lists
 * the engines, fails with an explained error when one is run, and still brackets errors.
 */
final class MissingLibraryTest {
  @ParameterizedTest
  @ValueSource(strings = {"ortools-(linux|darwin|win32).*|z3-turnkey.*", "ortools.*|z3-turnkey.*"})
  void isExplained(String missingJars) throws IOException, InterruptedException {
    Predicate<String> missing =
        entry -> Path.of(entry).getFileName().toString().matches(missingJars);
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(missing.negate())
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals(
        "5 engines, 5 explained, a bracket", output.lines().reduce((a, b) -> b).orElse(""), output);
  }

  /** What runs without the jars. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      Instance subsetSum = EveryMask.random(new Random(1), Objective.MIN_ERROR);
      Instance networks = HardNetwork.doubles(2, Objective.DECIDE, Granularity.NEURON);
      int engines = 0;
      int explained = 0;
      for (PruningSolver solver : ServiceLoader.load(PruningSolver.class)) {
        engines++;
        Instance instance = solver.unsupported(subsetSum).isEmpty() ? subsetSum : networks;
        if (!solver.info().isNative() || !solver.unsupported(instance).equals(Optional.empty())) {
          throw new IllegalStateException(solver.info().name());
        }
        try {
          solver.solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
        } catch (BackendException missing) {
          System.out.println(missing.getMessage());
          explained++;
        }
      }
      System.out.println(engines + " engines, " + explained + " explained, " + bracket());
    }

    /** Bounds on an error need no library. */
    private static String bracket() {
      SmallCase given =
          SmallCase.of(1, 3, SmallCase.Shape.BOX, Activation.IDENTITY, Activation.IDENTITY);
      BracketedError found =
          ErrorBracket.of(
              given.network(),
              given.target(),
              given.domain(),
              SearchLimits.none(1).withNodes(50),
              Rational.ZERO,
              SearchListener.SILENT);
      ExactReal exact = given.worst().error();
      boolean holds = found.lower().compareTo(exact) <= 0 && found.upper().compareTo(exact) >= 0;
      return holds ? "a bracket" : "a wrong bracket";
    }
  }
}
