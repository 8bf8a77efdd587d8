package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secateur.instances.npz.NpzReader;
import org.secateur.instances.npz.NpzWriter;

/** Real processes, killed without warning. */
@Tag("process")
class TicketKillTest {
  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /** A process that is killed without warning loses no finished row. */
  @Test
  void aKilledRunIsContinued() throws Exception {
    Path large = folder.resolve("large.npz");
    int rows = 160;
    int columns = 40;
    double[] weights = new java.util.SplittableRandom(1).doubles(rows * columns, -1, 1).toArray();
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(large))) {
      npz.writeDoubles("large", new int[] {rows, columns}, weights);
    }
    String[] options = {
      "ticket",
      large.toString(),
      "--construction",
      "two-layer-gadget",
      "--samples",
      "20",
      "--checkpoint",
      file("rows"),
      "--masks",
      file("resumed.npz")
    };
    Process process = start(options);
    try {
      awaitLines(folder.resolve("rows"), 4);
    } finally {
      process.destroyForcibly();
      assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    }
    assertFalse(Files.exists(folder.resolve("resumed.npz")), "the run was over before the kill");
    CommandRun resumed = CommandRun.of(options);
    assertTrue(resumed.output().contains("rows from the checkpoint"), resumed.output());
    assertTrue(resumed.code() == 0 || resumed.code() == 20, resumed.error());
    options[options.length - 3] = file("other-rows");
    options[options.length - 1] = file("whole.npz");
    CommandRun whole = CommandRun.of(options);
    assertEquals(resumed.code(), whole.code());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole.npz")),
        Files.readAllBytes(folder.resolve("resumed.npz")));
    assertEquals(
        rows * columns * 2,
        NpzReader.read(folder.resolve("whole.npz")).get("large.mask").values().length);
    // Other parameters must not take these rows for theirs.
    CommandRun other = CommandRun.of("ticket", large.toString(), "--checkpoint", file("rows"));
    assertEquals(50, other.code(), other.error());
    assertTrue(other.error().contains("line 1"), other.error());
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.secateur.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static void awaitLines(Path file, int lines) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < end) {
      if (Files.exists(file) && Files.readString(file).lines().count() > lines) {
        return;
      }
      Thread.sleep(2);
    }
    assertTrue(false, "no row was finished in two minutes");
  }
}
