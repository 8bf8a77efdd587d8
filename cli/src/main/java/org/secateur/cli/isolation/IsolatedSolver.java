package org.secateur.cli.isolation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.secateur.cli.search.Deadline;
import org.secateur.cli.search.PartialResult;
import org.secateur.cli.search.RunRecorder;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.instances.json.ResultReader;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.oracle.ExactEvaluation;

/**
 * A native engine in a process of its own. A crash, a missing library or a hang costs this run and
 * nothing else; the incumbents that were reported until then are kept. Every mask that comes back
 * is evaluated again in this process.
 *
 * <p>The memory limit bounds the tables that the engine builds in Java; native allocations are
 * bounded by the engine's own parameters only, since a limit on the address space of a process
 * keeps a Java virtual machine from starting at all.
 */
public final class IsolatedSolver implements PruningSolver {
  /** Grace beyond the time limit before the process is killed; less than the caller's own. */
  private static final int GRACE_PERCENT = 5;

  private static final Duration LEAST_GRACE = Duration.ofMillis(300);
  private static final Duration PATIENCE_AFTER_STOP = Duration.ofSeconds(2);
  private static final long POLL_MILLIS = 20;

  private final PruningSolver engine;

  public IsolatedSolver(PruningSolver engine) {
    this.engine = engine;
  }

  @Override
  public SolverInfo info() {
    return engine.info();
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    return engine.unsupported(instance);
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener)
      throws BackendException {
    Deadline deadline = Deadline.after(limits.time(), GRACE_PERCENT, LEAST_GRACE);
    long startedMillis = System.currentTimeMillis();
    try (RunFolder folder = RunFolder.create()) {
      BackendRequest request =
          new BackendRequest(info().name(), folder.path(), limits, seed, startedMillis);
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(request.instance()), 1 << 16)) {
        InstanceWriter.write(instance, out);
      }
      return solve(instance, request, deadline, listener);
    } catch (IOException e) {
      throw new BackendException(
          "engine " + info().name() + ": its process cannot be run: " + e.getMessage(), e);
    }
  }

  private SolveResult solve(
      Instance instance, BackendRequest request, Deadline deadline, SearchListener listener)
      throws IOException, BackendException {
    RunRecorder recorder = new RunRecorder(listener, () -> false);
    LineTail lines = new LineTail(request.incumbents());
    Process process = JavaProcess.start(BackendProcess.class, request.toArguments(), request);
    Optional<StopReason> givenUp;
    try {
      givenUp = await(process, deadline, recorder, () -> replay(lines, instance, recorder));
    } finally {
      process.destroyForcibly();
    }
    replay(lines, instance, recorder);
    if (Files.exists(request.result())) {
      return verified(instance, read(instance, request.result()));
    }
    if (givenUp.isEmpty()) {
      throw new BackendException(CrashReport.of(request, process.exitValue()));
    }
    return new PartialResult(instance, recorder.incumbents(), recorder.lowerBounds(), givenUp.get())
        .of(info().name(), request.seed(), request.limits().threads(), deadline.elapsed());
  }

  /** Why the process had to be given up; empty if it ended by itself. */
  private static Optional<StopReason> await(
      Process process, Deadline deadline, SearchListener listener, Replay replay)
      throws IOException {
    long askedAt = 0;
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        replay.run();
        if (deadline.passed()) {
          return Optional.of(StopReason.TIME);
        }
        if (askedAt == 0 && listener.shouldStop()) {
          askedAt = System.nanoTime();
          ask(process);
        }
        if (askedAt != 0 && System.nanoTime() - askedAt > PATIENCE_AFTER_STOP.toNanos()) {
          return Optional.of(StopReason.CANCELLED);
        }
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(StopReason.CANCELLED);
    }
  }

  private static void ask(Process process) {
    try {
      process.getOutputStream().write('s');
      process.getOutputStream().flush();
    } catch (IOException e) {
      // The process has just ended, so there is nobody left to ask; the next wait sees it.
      return;
    }
  }

  private static void replay(LineTail lines, Instance instance, SearchListener listener)
      throws IOException {
    List<String> fresh = lines.newLines();
    for (String line : fresh) {
      ListenerLine.replay(line, instance, listener);
    }
  }

  private SolveResult read(Instance instance, Path file) throws IOException, BackendException {
    try (InputStream in = Files.newInputStream(file)) {
      return ResultReader.read("result of " + info().name(), in, instance);
    } catch (MalformedInputException e) {
      throw new BackendException("engine " + info().name() + ": " + e.getMessage(), e);
    }
  }

  private SolveResult verified(Instance instance, SolveResult result) throws BackendException {
    for (int t = 0; t < result.answers().size(); t++) {
      Optional<Incumbent> claimed = result.answers().get(t).incumbent();
      if (claimed.isPresent()) {
        verify(instance, claimed.get(), t);
      }
    }
    return result;
  }

  private void verify(Instance instance, Incumbent claimed, int target) throws BackendException {
    Incumbent evaluated = ExactEvaluation.of(instance, claimed.mask(), target);
    if (!evaluated.error().equals(claimed.error())) {
      throw new BackendException(
          "engine "
              + info().name()
              + ": target "
              + target
              + ": error of its mask: "
              + claimed.error()
              + ", exactly evaluated: "
              + evaluated.error());
    }
  }

  /** Passes on what the process has said since the last time. */
  @FunctionalInterface
  private interface Replay {
    void run() throws IOException;
  }
}
