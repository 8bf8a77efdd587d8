package org.secateur.solver.parts;

import java.util.Optional;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.Threshold;

/** The part of groups without rows and rows without groups: its error is the same for all sizes. */
final class FreeFront extends SizeFront {
  private final Part part;
  private final Choice nothing;

  FreeFront(Part part) {
    super(part);
    this.part = part;
    nothing = part.choice(new int[0]);
  }

  @Override
  Optional<Choice> search(int size, Threshold threshold) {
    return Costs.within(part, SizeRange.exactly(size)).map(part::choice);
  }

  @Override
  Choice early(int cap) {
    return nothing;
  }

  @Override
  Choice searchAll(int cap) {
    return nothing;
  }

  /** No row depends on a choice. */
  @Override
  boolean canBeListed(int cost) {
    return true;
  }

  @Override
  boolean hasTables(int cost) {
    return true;
  }

  @Override
  boolean isRefuted(Threshold threshold, int cap) {
    return !threshold.admits(nothing.error());
  }
}
