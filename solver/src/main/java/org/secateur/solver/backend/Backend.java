package org.secateur.solver.backend;

import java.util.Optional;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SolverInfo;

/**
 * An outside solver. Constructing one, and every method but {@link #ask}, loads no native library.
 */
public interface Backend {
  SolverInfo info();

  /** The library that {@link #ask} needs, for the message where it cannot be loaded. */
  String library();

  /** Why this backend cannot take the numbers, in one sentence; empty where it can. */
  Optional<String> unfit(ScaledTarget target, SizeRange sizes);

  /**
   * Asks one question and waits for the reply, within the session's limits. Masks found on the way
   * may be handed to {@link Session#found}.
   *
   * @throws BackendException if the backend fails
   */
  Reply ask(ScaledTarget target, Query query, Session session) throws BackendException;
}
