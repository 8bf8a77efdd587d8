package org.secateur.solver.backend;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Evidence;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.reduction.SelectionRow;

/** A backend of a test: it needs no library, takes any question, and is asked selections only. */
abstract class BackendInJava implements Backend {
  private final String name;
  private final String summary;

  BackendInJava(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  @Override
  public final SolverInfo info() {
    return new SolverInfo(name, summary, Evidence.BACKEND, false);
  }

  @Override
  public final String library() {
    return "lib" + name;
  }

  @Override
  public boolean isExact(SelectionRow row) {
    return true;
  }

  @Override
  public final Optional<String> unfit(ScaledTarget target, SizeRange sizes) {
    return Optional.empty();
  }

  @Override
  public final Optional<String> unfit(List<SelectionRow> rows) {
    return Optional.empty();
  }

  @Override
  public Reply ask(ScaledTarget target, Query query, Session session) {
    throw new IllegalStateException("asked about a subset sum");
  }
}
