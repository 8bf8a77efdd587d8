package org.secateur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small instances, written where a test wants them. */
final class ExampleFiles {
  static final String SAMPLES = "\"samples\": [0.5, 0.3, -0.2, 0.1], ";

  private ExampleFiles() {}

  /** Samples 0.5, 0.3, -0.2 and 0.1, and whatever else is given. */
  static String instance(String fields) {
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"subset-sum\", "
        + SAMPLES
        + fields
        + "}";
  }

  /** The least error for target 0.65 is 1/20, with samples 0, 1, 2 (sum 0.6) or others. */
  static Path minError(Path folder) throws IOException {
    return write(folder, "min-error.json", "\"target\": 0.65, \"objective\": \"min-error\"");
  }

  static Path minSize(Path folder) throws IOException {
    return write(
        folder,
        "min-size.json",
        "\"target\": 0.9, \"tolerance\": 0.1, \"objective\": \"min-size\"");
  }

  static Path infeasible(Path folder) throws IOException {
    return write(
        folder, "infeasible.json", "\"target\": 5, \"tolerance\": 1, \"objective\": \"decide\"");
  }

  static Path manyTargets(Path folder) throws IOException {
    return write(
        folder, "many.json", "\"targets\": [0.1, 0.65, 0.9], \"objective\": \"min-error\"");
  }

  static Path write(Path folder, String name, String fields) throws IOException {
    return Files.writeString(folder.resolve(name), instance(fields));
  }
}
