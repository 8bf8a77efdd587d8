package org.secateur.solver.refutation;

import java.util.List;
import java.util.stream.IntStream;
import org.secateur.solver.reduction.NetworkSelection;

/**
 * A problem without options that no selection within a threshold has.
 *
 * @param whole with all options
 * @param kept the options that are left, ascending; kept
 * @param rest the problem of these; the whole one where nothing is dropped
 * @param steps by which the others are dropped, one after another, as a log is told
 */
public record Reduced(
    NetworkSelection whole, int[] kept, NetworkSelection rest, List<RootStep> steps) {
  public Reduced {
    steps = List.copyOf(steps);
  }

  /** With some options left, all of them perhaps. */
  public static Reduced of(NetworkSelection whole, int[] kept, List<RootStep> steps) {
    return kept.length == whole.options()
        ? none(whole)
        : new Reduced(whole, kept, whole.restrictedTo(kept), steps);
  }

  /** With nothing dropped. */
  public static Reduced none(NetworkSelection whole) {
    int[] all = IntStream.range(0, whole.options()).toArray();
    return new Reduced(whole, all, whole, List.of());
  }

  /** What is left, with a log that knows how it came to that. */
  public Told told(RefutationLog log) {
    return new Told(rest, log.isKept() && rest != whole ? new ReducedLog(log, this) : log);
  }
}
