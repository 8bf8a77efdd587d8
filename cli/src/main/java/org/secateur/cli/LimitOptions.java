package org.secateur.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.secateur.solver.api.SearchLimits;
import picocli.CommandLine.Option;

/** The options of every search: what it may spend, and whether it draws its progress. */
final class LimitOptions {
  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description = "Wall clock for the search, such as 60s, 2m or 500ms. Default: none.")
  private Duration timeLimit;

  @Option(
      names = "--memory-limit",
      paramLabel = "SIZE",
      description =
          "Memory for tables and search states, such as 4g or 512m. Default: most of this"
              + " machine's.")
  private MemorySize memoryLimit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the search. Default: the number of processors.")
  private Integer threads;

  @Option(names = "--quiet", description = "Draws no progress.")
  private boolean quiet;

  SearchLimits limits() throws CommandFailure {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (workers < 1) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "--threads: " + workers + ", expected at least 1");
    }
    SearchLimits all = SearchLimits.none(workers);
    // A limit beyond the heap could not be used up; the launcher makes the heap fit the limit.
    long memory =
        memoryLimit == null
            ? all.memoryBytes()
            : Math.min(memoryLimit.bytes(), Runtime.getRuntime().maxMemory() / 8 * 7);
    return new SearchLimits(Optional.ofNullable(timeLimit), OptionalLong.empty(), memory, workers);
  }

  boolean quiet() {
    return quiet;
  }
}
