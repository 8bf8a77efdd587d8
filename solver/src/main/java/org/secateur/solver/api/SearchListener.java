package org.secateur.solver.api;

import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;

/**
 * Hears of a run while it goes on. Calls come from the thread that called {@code solve} or from its
 * workers, at most one at a time; they should return at once.
 */
public interface SearchListener {
  /** Hears nothing and never stops a run. */
  SearchListener SILENT = new SearchListener() {};

  /**
   * A better mask.
   *
   * @param target row of the instance's targets
   */
  default void onIncumbent(int target, Incumbent incumbent) {}

  /**
   * A better lower bound of what is to be minimised, a size or an error; proved.
   *
   * @param target row of the instance's targets
   */
  default void onLowerBound(int target, ExactReal bound) {}

  /**
   * How far the run is.
   *
   * @param phase what is being done, in a few words
   * @param done of {@code total}, both in nodes or answers of this phase; total 0 where unknown
   */
  default void onProgress(String phase, long done, long total) {}

  /** Asked several times a second; true ends the run with {@code CANCELLED}. */
  default boolean shouldStop() {
    return false;
  }
}
