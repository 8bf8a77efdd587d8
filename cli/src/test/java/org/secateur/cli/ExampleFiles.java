package org.secateur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secateur.instances.npz.NpzWriter;

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

  /** Two layers of weights, of 2 inputs, 3 neurons and 2 outputs. */
  static Path layers(Path folder) throws IOException {
    Path file = folder.resolve("target.npz");
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(file))) {
      npz.writeDoubles("first.weight", new int[] {3, 2}, 0.5, -0.25, 0.125, 0, 0.75, 1);
      npz.writeDoubles("second.weight", new int[] {2, 3}, 0.75, -1, 0.5, 0.25, 0, -0.5);
    }
    return file;
  }

  static Path write(Path folder, String name, String fields) throws IOException {
    return Files.writeString(folder.resolve(name), instance(fields));
  }
}
