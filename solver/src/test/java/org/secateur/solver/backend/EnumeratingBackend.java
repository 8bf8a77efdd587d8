package org.secateur.solver.backend;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Mask;

/** Answers selection queries by trying every selection, in plain Java; counts the questions. */
final class EnumeratingBackend extends BackendInJava {
  private int asked;

  EnumeratingBackend() {
    super("enumerating", "tries everything");
  }

  int asked() {
    return asked;
  }

  @Override
  public Reply choose(SelectionQuery query, Session session) {
    asked++;
    int[] best = null;
    for (int[] chosen : selections(query)) {
      boolean isNamed = query.excluded().stream().anyMatch(e -> Arrays.equals(e, chosen));
      if (!isNamed
          && query.isSelection(chosen)
          && !query.breaks(chosen, row -> true)
          && (best == null || query.size(chosen) < query.size(best))) {
        best = chosen;
      }
    }
    if (best == null) {
      return Reply.infeasible(1);
    }
    Optional<BigInteger> size = Optional.of(BigInteger.valueOf(query.size(best)));
    Mask mask = Mask.ofKept(query.problem().options(), best);
    return Reply.optimal(mask, query.goal() == Goal.ANY ? Optional.empty() : size, 1);
  }

  private static List<int[]> selections(SelectionQuery query) {
    List<int[]> selections = new ArrayList<>(List.of(new int[0]));
    for (int o = 0; o < query.problem().options(); o++) {
      int option = o;
      List<int[]> more = new ArrayList<>();
      for (int[] chosen : selections) {
        int last = chosen.length - 1;
        if (last < 0 || query.problem().group(chosen[last]) != query.problem().group(option)) {
          int[] longer = Arrays.copyOf(chosen, chosen.length + 1);
          longer[chosen.length] = option;
          more.add(longer);
        }
      }
      selections.addAll(more);
    }
    return selections;
  }
}
