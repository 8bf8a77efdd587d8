package org.secateur.solver.mitm;

import java.util.Optional;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sums.SumKernel;

/** A way to answer questions about targets: what it can take, what it needs, and its kernel. */
interface Method {
  /** The name of its engine. */
  String name();

  /** One line: method and limits. */
  String summary();

  /** Why it cannot take the instance, in one sentence; empty where it can. */
  Optional<String> unsupported(SubsetSumInstance instance);

  /** Whether its tables stay within the memory limit. */
  boolean fits(SubsetSumInstance instance, SearchLimits limits);

  /** Its kernel; only for an instance that is supported. */
  SumKernel kernel(SubsetSumInstance instance, Budget budget);
}
