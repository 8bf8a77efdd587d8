package org.secateur.cli.isolation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.oracle.ExactEvaluation;

/**
 * One call of the listener, as a line of text: {@code mask TARGET I,J,…} with the kept indices, or
 * {@code progress DONE TOTAL PHASE}.
 */
final class ListenerLine {
  private ListenerLine() {}

  static String ofIncumbent(int target, Incumbent incumbent) {
    return "mask "
        + target
        + " "
        + Arrays.stream(incumbent.mask().kept())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
  }

  static String ofProgress(String phase, long done, long total) {
    return "progress " + done + " " + total + " " + phase.replace('\n', ' ');
  }

  /**
   * Repeats the call. The error of a mask is not read but evaluated.
   *
   * @throws IllegalArgumentException if the line is of neither kind
   */
  static void replay(String line, Instance instance, SearchListener listener) {
    String[] words = line.split(" ", 4);
    if (words[0].equals("mask") && words.length == 3) {
      int[] kept =
          words[2].isEmpty()
              ? new int[0]
              : Arrays.stream(words[2].split(",")).mapToInt(Integer::parseInt).toArray();
      int target = Integer.parseInt(words[1]);
      Mask mask = Mask.ofKept(instance.maskLength(), kept);
      listener.onIncumbent(target, ExactEvaluation.of(instance, mask, target));
    } else if (words[0].equals("progress") && words.length == 4) {
      listener.onProgress(words[3], Long.parseLong(words[1]), Long.parseLong(words[2]));
    } else {
      throw new IllegalArgumentException("line of a backend process: '" + line + "'");
    }
  }
}
