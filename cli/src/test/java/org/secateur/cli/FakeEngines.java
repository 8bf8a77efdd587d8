package org.secateur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.oracle.ExactEvaluation;

/** Engines that misbehave, one way each. */
public final class FakeEngines {
  private FakeEngines() {}

  /** Names a file that appears when a fake has reported its mask; also in child processes. */
  static final String MARK = "SECATEUR_TEST_MARK";

  private static Incumbent empty(Instance instance) {
    return ExactEvaluation.of(instance, Mask.ofKept(instance.maskLength()), 0);
  }

  static void reportEmptyMask(Instance instance, SearchListener listener) {
    listener.onIncumbent(0, empty(instance));
    String mark = System.getenv(MARK);
    if (mark != null) {
      try {
        Files.createFile(Path.of(mark));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void sleepFor(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        continue;
      }
    }
  }

  static SolveResult feasible(
      Instance instance, SearchLimits limits, long seed, String engine, StopReason reason) {
    Finding subset = new Finding.Subset(empty(instance));
    Answer answer = new Answer(Status.FEASIBLE, reason, Evidence.HEURISTIC, Bounds.NONE, subset);
    return new SolveResult(
        instance.objective(),
        List.of(answer),
        engine,
        seed,
        limits.threads(),
        Duration.ofMillis(1),
        1);
  }

  /** What the fakes have in common. */
  private abstract static class Fake implements PruningSolver {
    private final String name;
    private final boolean isNative;

    Fake(String name, boolean isNative) {
      this.name = name;
      this.isNative = isNative;
    }

    @Override
    public SolverInfo info() {
      return new SolverInfo(name, "a fake for tests", Evidence.HEURISTIC, isNative);
    }

    @Override
    public Optional<String> unsupported(Instance instance) {
      return Optional.empty();
    }
  }

  /** Ends its process in the middle of the work. */
  public static final class Halting extends Fake {
    public Halting() {
      super("fake-halting", true);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      System.err.println("these are my last words");
      Runtime.getRuntime().halt(3);
      throw new IllegalStateException("survived");
    }
  }

  /** Dies of a signal. */
  public static final class Killed extends Fake {
    public Killed() {
      super("fake-killed", true);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener)
        throws BackendException {
      String self = Long.toString(ProcessHandle.current().pid());
      try {
        new ProcessBuilder("kill", "-KILL", self).start().waitFor(5, TimeUnit.SECONDS);
      } catch (IOException | InterruptedException e) {
        throw new BackendException("cannot kill", e);
      }
      throw new IllegalStateException("survived");
    }
  }

  /** Lacks its native library. */
  public static final class Unlinked extends Fake {
    public Unlinked() {
      super("fake-unlinked", true);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      System.loadLibrary("secateur-library-that-is-not-there");
      throw new IllegalStateException("loaded");
    }
  }

  /** Finds a mask and then neither obeys its limit nor a request to stop. */
  public static final class Hanging extends Fake {
    public Hanging() {
      super("fake-hanging", true);
    }

    /** Not the probes of 'engines --check', which would wait for it. */
    @Override
    public Optional<String> unsupported(Instance instance) {
      return instance instanceof SubsetSumInstance subsetSum && subsetSum.sampleCount() != 3
          ? Optional.empty()
          : Optional.of("n = 3");
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      reportEmptyMask(instance, listener);
      sleepFor(Duration.ofSeconds(30));
      throw new IllegalStateException("slept well");
    }
  }

  /** The same in this process. */
  public static final class Stubborn extends Fake {
    public Stubborn() {
      super("fake-stubborn", false);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      reportEmptyMask(instance, listener);
      sleepFor(Duration.ofSeconds(30));
      throw new IllegalStateException("slept well");
    }
  }

  /** Finds a mask, prints on standard output, and stops when asked. */
  public static final class Chatty extends Fake {
    public Chatty() {
      super("fake-chatty", true);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      System.out.println("{\"noise\": true}");
      listener.onProgress("looking around", 1, 2);
      reportEmptyMask(instance, listener);
      return feasible(instance, limits, seed, info().name(), StopReason.COMPLETED);
    }
  }

  /** Searches until it is asked to stop. */
  public static final class Endless extends Fake {
    public Endless() {
      super("fake-endless", false);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      reportEmptyMask(instance, listener);
      for (int step = 0; !listener.shouldStop(); step++) {
        listener.onProgress("searching", step, 10_000);
        sleepFor(Duration.ofMillis(20));
      }
      return feasible(instance, limits, seed, info().name(), StopReason.CANCELLED);
    }
  }

  /** Finds a mask and then wants more memory than there is. */
  public static final class Hungry extends Fake {
    public Hungry() {
      super("fake-hungry", false);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      reportEmptyMask(instance, listener);
      throw new OutOfMemoryError("Java heap space");
    }
  }

  /** Has a fault of its own. */
  public static final class Faulty extends Fake {
    public Faulty() {
      super("fake-faulty", false);
    }

    @Override
    public SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener) {
      throw new IllegalStateException("a fault");
    }
  }
}
