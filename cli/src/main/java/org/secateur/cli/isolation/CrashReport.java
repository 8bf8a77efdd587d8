package org.secateur.cli.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one message why a backend's process ended without a result. */
final class CrashReport {
  private static final int LINES = 5;
  private static final int SIGNAL_BASE = 128;

  private CrashReport() {}

  static String of(BackendRequest request, int exitValue) throws IOException {
    if (Files.exists(request.failure())) {
      return Files.readString(request.failure()).strip();
    }
    String how =
        exitValue > SIGNAL_BASE
            ? "crashed with " + signal(exitValue - SIGNAL_BASE)
            : "ended without a result, exit code " + exitValue;
    String last = lastLines(request.log());
    return "engine "
        + request.engine()
        + ": its process "
        + how
        + (last.isEmpty() ? "" : "; it said last: " + last);
  }

  private static String signal(int number) {
    String name =
        switch (number) {
          case 4 -> " (SIGILL)";
          case 6 -> " (SIGABRT)";
          case 7 -> " (SIGBUS)";
          case 8 -> " (SIGFPE)";
          case 9 -> " (SIGKILL, perhaps because memory ran out)";
          case 11 -> " (SIGSEGV)";
          case 15 -> " (SIGTERM)";
          default -> "";
        };
    return "signal " + number + name;
  }

  /** The virtual machine frames its own last words with #; they read better without. */
  private static String lastLines(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceFirst("^#", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .collect(Collectors.joining(" | "));
  }
}
