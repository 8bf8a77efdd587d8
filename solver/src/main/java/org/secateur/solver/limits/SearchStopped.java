package org.secateur.solver.limits;

import org.secateur.model.StopReason;

/** Unwinds a search whose budget is spent; caught where the answer is made, never seen outside. */
public final class SearchStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  public SearchStopped(StopReason reason) {
    super(reason.label(), null, false, false);
    this.reason = reason;
  }

  public StopReason reason() {
    return reason;
  }
}
