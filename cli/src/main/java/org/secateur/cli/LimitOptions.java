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
          "Memory for the whole search, such as 4g or 512m; tables get three quarters of it."
              + " Default: most of this machine's.")
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
    // The limit is for the whole heap, which the launcher makes as large; a quarter is left for
    // everything but tables.
    long memory =
        memoryLimit == null
            ? all.memoryBytes()
            : Math.min(memoryLimit.bytes() / 4 * 3, all.memoryBytes());
    return new SearchLimits(Optional.ofNullable(timeLimit), OptionalLong.empty(), memory, workers);
  }

  boolean quiet() {
    return quiet;
  }
}
