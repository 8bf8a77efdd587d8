package org.secateur.cli.isolation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.secateur.solver.api.SearchLimits;

/**
 * What the parent asks of the process, as its arguments. The folder is private to one run and holds
 * {@link #instance()}, {@link #incumbents()}, and {@link #result()} or {@link #failure()}.
 *
 * @param limits the time counts from {@code startedMillis}
 * @param startedMillis wall clock at which the caller began to wait, so that the start of the
 *     process counts
 */
record BackendRequest(
    String engine, Path folder, SearchLimits limits, long seed, long startedMillis) {
  private static final String NONE = "-";

  List<String> toArguments() {
    return List.of(
        engine,
        folder.toString(),
        limits.time().map(t -> Long.toString(t.toMillis())).orElse(NONE),
        limits.nodes().isPresent() ? Long.toString(limits.nodes().getAsLong()) : NONE,
        Long.toString(limits.memoryBytes()),
        Integer.toString(limits.threads()),
        Long.toString(seed),
        Long.toString(startedMillis));
  }

  static BackendRequest of(String... arguments) {
    SearchLimits limits =
        new SearchLimits(
            optional(arguments[2]).map(Duration::ofMillis),
            optional(arguments[3]).map(OptionalLong::of).orElse(OptionalLong.empty()),
            Long.parseLong(arguments[4]),
            Integer.parseInt(arguments[5]));
    return new BackendRequest(
        arguments[0],
        Path.of(arguments[1]),
        limits,
        Long.parseLong(arguments[6]),
        Long.parseLong(arguments[7]));
  }

  private static Optional<Long> optional(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(Long.valueOf(text));
  }

  /** The limits that are left after the start, with a little kept back to write the result. */
  SearchLimits remaining() {
    if (limits.time().isEmpty()) {
      return limits;
    }
    long limit = limits.time().get().toMillis();
    long spent = Math.max(0, System.currentTimeMillis() - startedMillis);
    long keptBack = Math.min(200, limit / 25);
    return limits.withTime(Duration.ofMillis(Math.max(1, limit - spent - keptBack)));
  }

  /** The instance, as JSON. */
  Path instance() {
    return folder.resolve("instance.json");
  }

  /** What the listener heard, one {@link ListenerLine} each, growing. */
  Path incumbents() {
    return folder.resolve("incumbents.txt");
  }

  /** The result as JSON; there once it is complete. */
  Path result() {
    return folder.resolve("result.json");
  }

  /** Why there is no result, in one line. */
  Path failure() {
    return folder.resolve("failure.txt");
  }

  /** Whatever the process and its native code print. */
  Path log() {
    return folder.resolve("log.txt");
  }
}
