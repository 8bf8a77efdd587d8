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

  /** Steps of 20 ms or more: longer than any test waits. */
  private static final int ENDLESS = 5_000;

  private static Incumbent empty(Instance instance) {
    return ExactEvaluation.of(instance, Mask.ofKept(instance.maskLength()), 0);
  }

  private static void reportEmptyMask(Run run) {
    run.listener.onIncumbent(0, empty(run.instance));
    String mark = System.getenv(MARK);
    if (mark != null) {
      try {
        Files.createFile(Path.of(mark));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Longer than any test waits for an engine that does not answer. */
  static void oversleep() {
    sleepFor(Duration.ofMinutes(4));
  }

  private static void sleepFor(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        continue;
      }
    }
  }

  /** What an engine is given. */
  private record Run(
      String engine, Instance instance, SearchLimits limits, long seed, SearchListener listener) {
    SolveResult feasible(StopReason reason) {
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
  }

  /** What an engine does; its faults are its own. */
  @FunctionalInterface
  private interface Conduct {
    SolveResult in(Run run) throws BackendException;
  }

  /** An engine that takes anything. */
  private abstract static class Fake implements PruningSolver {
    private final String name;
    private final boolean isNative;
    private final Conduct conduct;

    Fake(String name, boolean isNative, Conduct conduct) {
      this.name = name;
      this.isNative = isNative;
      this.conduct = conduct;
    }

    @Override
    public final SolverInfo info() {
      return new SolverInfo(name, "a fake for tests", Evidence.HEURISTIC, isNative);
    }

    @Override
    public Optional<String> unsupported(Instance instance) {
      return Optional.empty();
    }

    @Override
    public final SolveResult solve(
        Instance instance, SearchLimits limits, long seed, SearchListener listener)
        throws BackendException {
      return conduct.in(new Run(name, instance, limits, seed, listener));
    }
  }

  /** Ends its process in the middle of the work. */
  public static final class Halting extends Fake {
    public Halting() {
      super("fake-halting", true, run -> halt());
    }
  }

  private static SolveResult halt() {
    System.err.println("these are my last words");
    Runtime.getRuntime().halt(3);
    throw new IllegalStateException("survived");
  }

  /** Dies of a signal. */
  public static final class Killed extends Fake {
    public Killed() {
      super("fake-killed", true, run -> kill());
    }
  }

  private static SolveResult kill() throws BackendException {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-KILL", self).start().waitFor(1, TimeUnit.MINUTES);
    } catch (IOException | InterruptedException e) {
      throw new BackendException("cannot kill", e);
    }
    throw new IllegalStateException("survived");
  }

  /** Lacks its native library. */
  public static final class Unlinked extends Fake {
    public Unlinked() {
      super("fake-unlinked", true, run -> link());
    }
  }

  private static SolveResult link() {
    System.loadLibrary("secateur-library-that-is-not-there");
    throw new IllegalStateException("loaded");
  }

  /** Finds a mask and then neither obeys its limit nor a request to stop. */
  public static final class Hanging extends Fake {
    public Hanging() {
      super("fake-hanging", true, FakeEngines::hang);
    }

    /** Not the probes of 'engines --check', which would wait for it. */
    @Override
    public Optional<String> unsupported(Instance instance) {
      return instance instanceof SubsetSumInstance subsetSum && subsetSum.sampleCount() != 3
          ? Optional.empty()
          : Optional.of("n = 3");
    }
  }

  /** The same in this process. */
  public static final class Stubborn extends Fake {
    public Stubborn() {
      super("fake-stubborn", false, FakeEngines::hang);
    }
  }

  private static SolveResult hang(Run run) {
    reportEmptyMask(run);
    oversleep();
    throw new IllegalStateException("slept well");
  }

  /** Finds a mask, prints on standard output, and stops when asked. */
  public static final class Chatty extends Fake {
    public Chatty() {
      super("fake-chatty", true, FakeEngines::chat);
    }
  }

  private static SolveResult chat(Run run) {
    System.out.println("{\"noise\": true}");
    run.listener.onProgress("looking around", 1, 2);
    reportEmptyMask(run);
    return run.feasible(StopReason.COMPLETED);
  }

  /** Searches until it is asked to stop. */
  public static final class Endless extends Fake {
    public Endless() {
      super("fake-endless", false, FakeEngines::search);
    }
  }

  private static SolveResult search(Run run) {
    reportEmptyMask(run);
    for (int step = 0; step < ENDLESS; step++) {
      if (run.listener.shouldStop()) {
        return run.feasible(StopReason.CANCELLED);
      }
      run.listener.onProgress("searching", step, ENDLESS);
      sleepFor(Duration.ofMillis(20));
    }
    throw new IllegalStateException("nobody asked");
  }

  /** Finds a mask and then wants more memory than there is. */
  public static final class Hungry extends Fake {
    public Hungry() {
      super("fake-hungry", false, FakeEngines::eat);
    }
  }

  private static SolveResult eat(Run run) {
    reportEmptyMask(run);
    throw new OutOfMemoryError("Java heap space");
  }

  /** Has a fault of its own. */
  public static final class Faulty extends Fake {
    public Faulty() {
      super("fake-faulty", false, run -> fail());
    }
  }

  private static SolveResult fail() {
    throw new IllegalStateException("a fault");
  }
}
