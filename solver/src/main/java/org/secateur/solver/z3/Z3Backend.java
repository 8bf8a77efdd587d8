package org.secateur.solver.z3;

import com.microsoft.z3.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
 * Z3 as a backend (proofs-notes/encoding-z3.md): numbers of any width, one thread whatever the
 * limits allow. It is stopped by timeouts of growing slices, never by an interrupt from another
 * thread, which has been seen to crash the virtual machine.
 */
final class Z3Backend implements Backend {
  static final String LIBRARY = "Z3 (tools.aqua:z3-turnkey, which carries Z3 for this platform)";

  @Override
  public SolverInfo info() {
    return new SolverInfo(
        "z3",
        "Z3 with exact rationals of any width, own descent; n up to about 22",
        Evidence.BACKEND,
        true);
  }

  @Override
  public String library() {
    return LIBRARY;
  }

  @Override
  public Optional<String> unfit(ScaledTarget target, SizeRange sizes) {
    return Optional.empty();
  }

  @Override
  public Reply ask(ScaledTarget target, Query query, Session session) throws BackendException {
    return run(context -> new Z3Descent(context, target, query, session).run());
  }

  @Override
  public Reply choose(SelectionQuery query, Session session) throws BackendException {
    return run(context -> new Z3Selection(context, query, session).run());
  }

  @Override
  public boolean isExact(SelectionRow row) {
    return true;
  }

  @Override
  public Optional<String> unfit(List<SelectionRow> rows) {
    return Optional.empty();
  }

  private static Reply run(Function<Context, Reply> question) throws BackendException {
    try (Context context = new Context()) {
      return question.apply(context);
    } catch (RuntimeException failure) {
      if (String.valueOf(failure.getMessage()).contains("out of memory")) {
        return Reply.unknown(Optional.empty(), 0);
      }
      throw new BackendException("z3 failed: " + failure.getMessage(), failure);
    }
  }
}
