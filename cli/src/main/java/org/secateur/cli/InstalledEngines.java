package org.secateur.cli;

import java.util.List;
import java.util.Optional;
import org.secateur.cli.isolation.IsolatedSolver;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.portfolio.Engines;

/** The engines of this installation: the one place of the command line that looks them up. */
public final class InstalledEngines {
  private InstalledEngines() {}

  /** All engines as commands use them: native ones run in a process of their own. */
  static List<PruningSolver> all() {
    return inProcess().stream().map(InstalledEngines::isolated).toList();
  }

  static Optional<PruningSolver> named(String name) {
    return inProcess(name).map(InstalledEngines::isolated);
  }

  static List<String> names() {
    return inProcess().stream().map(e -> e.info().name()).toList();
  }

  /** The engine itself, native or not, to be run in this process. */
  public static Optional<PruningSolver> inProcess(String name) {
    return inProcess().stream().filter(e -> e.info().name().equals(name)).findFirst();
  }

  private static List<PruningSolver> inProcess() {
    return Engines.all();
  }

  private static PruningSolver isolated(PruningSolver engine) {
    return engine.info().isNative() ? new IsolatedSolver(engine) : engine;
  }
}
