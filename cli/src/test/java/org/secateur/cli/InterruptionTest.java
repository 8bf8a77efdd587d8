package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes and real signals. */
@Tag("process")
final class InterruptionTest {
  @TempDir private Path folder;

  private Process start(Path instance, String engine, Path result) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.secateur.cli.Main",
            "solve",
            instance.toString(),
            "--engine",
            engine,
            "--output",
            result.toString(),
            "--json");
    builder.environment().put(FakeEngines.MARK, folder.resolve("mark").toString());
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder(List.of("kill", "-" + name, Long.toString(process.pid())))
        .start()
        .waitFor(5, TimeUnit.SECONDS);
  }

  /** Waits until the engine has its mask, and a little for the news to get round. */
  private void letItSearch() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Files.notExists(folder.resolve("mark")) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertTrue(Files.exists(folder.resolve("mark")), "the search has not begun");
    Thread.sleep(400);
  }

  @ParameterizedTest
  @CsvSource({"INT, fake-endless", "TERM, fake-endless", "INT, fake-stubborn", "INT, fake-hanging"})
  void theBestIncumbentIsWritten(String signal, String engine) throws Exception {
    Path result = folder.resolve("result.json");
    Process process = start(ExampleFiles.minError(folder), engine, result);
    try {
      letItSearch();
      signal(process, signal);
      assertTrue(process.waitFor(8, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    String error = Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
    assertEquals(10, process.exitValue(), error);
    String document = Files.readString(result);
    assertTrue(document.contains("\"cancelled\""), document);
    assertTrue(document.contains("\"13/20\""), document);
    assertEquals(document, Files.readString(folder.resolve("out")));
    assertEquals("", error);
  }

  @Test
  void nothingFoundIsUnknown() throws Exception {
    Path result = folder.resolve("result.json");
    Process process = start(ExampleFiles.minSize(folder), "fake-stubborn", result);
    try {
      letItSearch();
      signal(process, "INT");
      assertTrue(process.waitFor(8, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(30, process.exitValue());
    assertTrue(Files.readString(result).contains("\"unknown\""));
  }
}
