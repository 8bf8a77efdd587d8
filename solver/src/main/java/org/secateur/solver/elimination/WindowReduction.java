package org.secateur.solver.elimination;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.Reduced;
import org.secateur.solver.refutation.RefutationLog;

/** What windows leave of a problem, and the proof of it where one is asked for. */
final class WindowReduction {
  private final NetworkSelection problem;
  private final Optional<WindowProof> proof;
  private final WindowPropagation propagation;

  /**
   * @param windows of the problem
   * @param mostRows of windows that a proof may use; 0 if none is asked for
   */
  WindowReduction(NetworkSelection problem, KinkWindows windows, int mostRows) {
    this.problem = problem;
    WindowTrail trail = new WindowTrail(problem.options());
    proof =
        mostRows == 0
            ? Optional.empty()
            : Optional.of(new WindowProof(problem, windows.rows(), windows::end, trail, mostRows));
    propagation = new WindowPropagation(problem, windows.rows(), trail, proof);
  }

  /**
   * As {@link WindowPropagation#run}.
   *
   * @return false if there is no selection
   */
  boolean run(long most) {
    return propagation.run(most);
  }

  /** Without the options that are dropped. */
  Reduced reduced() {
    int[] kept =
        IntStream.range(0, problem.options()).filter(o -> !propagation.isDropped(o)).toArray();
    return Reduced.of(problem, kept, List.copyOf(proof.stream().toList()));
  }

  /** How many rows of windows the proof uses. */
  int rows() {
    return proof.map(WindowProof::rows).orElse(0);
  }

  /** Tells a log that there is no selection. */
  void refute(RefutationLog log, SizeRange sizes, Threshold threshold) {
    proof.ifPresent(
        steps -> {
          log.begin(problem, sizes, threshold);
          steps.tell(log, sizes);
        });
  }
}
