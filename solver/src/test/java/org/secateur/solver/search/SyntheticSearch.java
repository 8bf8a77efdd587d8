package org.secateur.solver.search;

import org.secateur.model.Answer;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.SyntheticCase;
import org.secateur.solver.refutation.RefutationLog;

/** The whole search for an answer to a question about a synthetic selection problem. */
final class SyntheticSearch {
  private SyntheticSearch() {}

  static Answer answer(SyntheticCase given, int threads) {
    return answer(given, SearchLimits.none(threads), new SearchListener() {});
  }

  static Answer answer(SyntheticCase given, SearchLimits limits, SearchListener listener) {
    return new SelectionSearch(
            given.instance(),
            given.problem(),
            listener,
            RefutationLog.NONE,
            new Budget(limits, listener))
        .run();
  }
}
