package org.secateur.checker.claim;

import java.util.Set;

/** {@code claim nothing}: of a run that was stopped before it knew anything. */
public record NothingClaim(int line) implements Claim {
  @Override
  public Set<String> uses() {
    return Set.of();
  }

  @Override
  public void require(Section section, Problem problem) {
    // Nothing follows from anything.
  }

  @Override
  public String words(Section section, Problem problem) {
    return "nothing is claimed";
  }
}
