package org.secateur.solver.api;

/**
 * A backend failed: its native library is missing, it crashed, or it broke its own rules. The
 * message names the backend and says what to do.
 */
public final class BackendException extends Exception {
  private static final long serialVersionUID = 1L;

  public BackendException(String message) {
    super(message);
  }

  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
