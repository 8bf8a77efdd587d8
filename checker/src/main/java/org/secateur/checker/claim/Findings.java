package org.secateur.checker.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the sections of a certificate have shown so far, in words. */
public final class Findings {
  private final List<String> claims = new ArrayList<>();
  private final Set<String> basis = new LinkedHashSet<>();

  /** A section whose claim and steps were verified. */
  public void add(String about, Section section, Problem problem) {
    claims.add(about + section.claim().words(section, problem));
    section.steps().forEach(step -> basis.addAll(step.basis()));
    if (section.witness().isPresent() || !section.points().isEmpty()) {
      basis.add(problem.evaluation());
    }
  }

  /** A remark for the reader. */
  public void add(String remark) {
    claims.add(remark);
  }

  public List<String> claims() {
    return List.copyOf(claims);
  }

  public List<String> basis() {
    return List.copyOf(basis);
  }
}
