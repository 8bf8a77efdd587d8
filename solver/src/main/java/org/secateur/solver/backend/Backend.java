package org.secateur.solver.backend;

import java.util.List;
import java.util.Optional;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.reduction.SelectionRow;

/**
 * An outside solver. Constructing one, and every method but {@link #ask} and {@link #choose}, loads
 * no native library.
 */
public interface Backend {
  SolverInfo info();

  /** The library that {@link #ask} needs, for the message where it cannot be loaded. */
  String library();

  /**
   * Whether it computes with the whole row and without rounding, so that a selection of its own
   * that breaks the row proves it wrong.
   */
  boolean isExact(SelectionRow row);

  /** Why this backend cannot take the numbers, in one sentence; empty where it can. */
  Optional<String> unfit(ScaledTarget target, SizeRange sizes);

  /** Why this backend cannot take rows like these, in one sentence; empty where it can. */
  Optional<String> unfit(List<SelectionRow> rows);

  /**
   * Asks one question and waits for the reply, within the session's limits. Masks found on the way
   * may be handed to {@link Session#found}.
   *
   * @throws BackendException if the backend fails
   */
  Reply ask(ScaledTarget target, Query query, Session session) throws BackendException;

  /**
   * The same for a selection problem. The masks of the reply, and those handed to the session, are
   * of options: an item is kept if the option is chosen.
   *
   * @throws BackendException if the backend fails
   */
  Reply choose(SelectionQuery query, Session session) throws BackendException;
}
