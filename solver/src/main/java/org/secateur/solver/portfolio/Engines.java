package org.secateur.solver.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.mitm.ExactSolver;
import org.secateur.solver.search.SelectionSolver;

/**
 * The engines of this program: {@code auto} first, then the exact ones, then the backends, which
 * register themselves as services.
 */
public final class Engines {
  private Engines() {}

  public static List<PruningSolver> all() {
    List<PruningSolver> engines = new ArrayList<>();
    engines.add(new AutoSolver());
    engines.add(new SelectionSolver());
    engines.addAll(ExactSolver.eachMethod());
    ServiceLoader.load(PruningSolver.class).forEach(engines::add);
    return List.copyOf(engines);
  }

  public static Optional<PruningSolver> named(String name) {
    return all().stream().filter(e -> e.info().name().equals(name)).findFirst();
  }
}
