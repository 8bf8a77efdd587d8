package org.secateur.solver.ortools;

import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.secateur.model.Evidence;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.backend.Backend;
import org.secateur.solver.backend.Query;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.ScaledTarget;
import org.secateur.solver.backend.SelectionQuery;
import org.secateur.solver.backend.Session;
import org.secateur.solver.reduction.SelectionRow;

/**
 * HiGHS as a backend, through OR-Tools' model builder (proofs-notes/encoding-mip.md). It runs on
 * one thread whatever the limits allow, knows no memory limit, and gives neither its mask nor its
 * bound when it is stopped by a limit.
 *
 * <p>HiGHS cannot be interrupted from here. So it runs on a thread of its own that is left behind
 * when the caller cancels or HiGHS overruns its time limit; the thread is a daemon and HiGHS stops
 * at its time limit, or with the process.
 */
final class HighsBackend implements Backend {
  private static final long POLL_MILLIS = 50;

  @Override
  public SolverInfo info() {
    return new SolverInfo(
        "highs",
        "HiGHS through OR-Tools, floating point with tolerances; its claims are often wrong from"
            + " n = 20 on",
        Evidence.BACKEND,
        true);
  }

  @Override
  public String library() {
    return NativeOrTools.LIBRARY;
  }

  @Override
  public Optional<String> unfit(ScaledTarget target, SizeRange sizes) {
    return MipScale.unfit("highs", target);
  }

  @Override
  public Reply ask(ScaledTarget target, Query query, Session session) throws BackendException {
    NativeOrTools.load("highs");
    return run(new HighsModel(new ModelBuilder(), target, query).run(), session);
  }

  @Override
  public Reply choose(SelectionQuery query, Session session) throws BackendException {
    NativeOrTools.load("highs");
    return run(new HighsSelection(new ModelBuilder(), query).run(), session);
  }

  @Override
  public boolean isExact(SelectionRow row) {
    return false;
  }

  @Override
  public Optional<String> unfit(List<SelectionRow> rows) {
    return Optional.empty();
  }

  private static Reply run(HighsRun run, Session session) throws BackendException {
    ModelSolver solver = new ModelSolver("highs");
    if (!solver.solverIsSupported()) {
      throw new BackendException("highs: this build of OR-Tools has no HiGHS");
    }
    solver.setSolverSpecificParameters(settings(session));
    session.remaining().map(HighsBackend::atLeastOneMilli).ifPresent(solver::setTimeLimit);
    FutureTask<Reply> task = new FutureTask<>(() -> run.solve(solver));
    Thread thread = new Thread(task, "highs");
    thread.setDaemon(true);
    thread.start();
    return await(task, session);
  }

  /**
   * The output must be off before the first variable is added, or HiGHS prints its banner on
   * standard output. Its default gaps of 1e-4 (relative) and 1e-6 would call a mask optimal that is
   * not even meant to be.
   */
  private static String settings(Session session) {
    StringBuilder settings =
        new StringBuilder("output_flag=false,mip_rel_gap=0,mip_abs_gap=0,parallel=off");
    settings.append(",random_seed=").append(session.seed());
    session
        .nodesLeft()
        .ifPresent(
            left -> settings.append(",mip_max_nodes=").append(Math.min(left, Integer.MAX_VALUE)));
    return settings.toString();
  }

  private static Duration atLeastOneMilli(Duration left) {
    return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
  }

  private static Reply await(FutureTask<Reply> task, Session session) throws BackendException {
    while (true) {
      try {
        return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException busy) {
        if (session.cancelled() || session.remaining().filter(Duration::isZero).isPresent()) {
          return Reply.unknown(Optional.empty(), 0);
        }
      } catch (ExecutionException failure) {
        throw new BackendException(
            "highs failed: " + failure.getCause().getMessage(), failure.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Reply.unknown(Optional.empty(), 0);
      }
    }
  }
}
