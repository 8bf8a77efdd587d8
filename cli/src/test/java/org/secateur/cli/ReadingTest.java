package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many lines of the checker have to be read to believe one verdict, by the rules it rests on
 * (section 11 of note {@code certificate-v2}, which has these numbers): no more than an hour's
 * reading. The pages to read are left in {@code target/reading}.
 */
final class ReadingTest {
  private static final Path PAGES = Path.of("target", "reading");

  @TempDir private Path folder;

  private static void assertRuns(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertTrue(run.code() < 50, () -> String.join(" ", arguments) + "\n" + run.error());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sums      |  815 | uniform --n 38 --bits 52                                           | min-error
          kinks     | 1020 | kink-separated --n 1000                                            | decide
          branching | 1145 | network --n 100 --granularity weight --output-activation relu      | min-size
          mixed     | 1475 | network --n 20 --domain ball2                                        | min-error
          outputs   | 1500 | network --n 30 --m 2                                               | min-error
          sweep     | 1305 | network --n 1000 --target 614/1024,819/1024                        | min-size
          parts     | 1280 | network --n 60 --d 1 --bits 30 --target 614/1024 --tolerance 1e-12 | min-error
          """)
  void aVerdictRestsOnFewLines(String name, int most, String instance, String objective)
      throws Exception {
    Path problem = folder.resolve("instance.json");
    Path certificate = folder.resolve("certificate.txt");
    List<String> generate = new ArrayList<>(List.of("generate"));
    generate.addAll(Arrays.asList(instance.split(" ")));
    generate.addAll(List.of("--seed", "1", "--output", problem.toString()));
    assertRuns(generate.toArray(String[]::new));
    assertRuns(
        "solve",
        problem.toString(),
        "--objective",
        objective,
        "--threads",
        "1",
        "--certificate",
        certificate.toString(),
        "--quiet");
    LinesThatRan lines = read(name, problem, certificate);
    assertEquals("VALID", lines.verdict(), name);
    assertTrue(lines.count() <= most, () -> name + ": " + lines.count() + " " + lines.byRoom());
    assertTrue(lines.count() > most * 4 / 5, () -> name + ": only " + lines.count() + "?");
  }

  /** The same for files of one's own, whatever the verdict. */
  @Test
  @EnabledIfSystemProperty(named = "reading.certificate", matches = ".+")
  void readsFilesOfOnesOwn() throws Exception {
    Path instance = Path.of(System.getProperty("reading.instance"));
    LinesThatRan lines = read("own", instance, Path.of(System.getProperty("reading.certificate")));
    assertTrue(lines.count() > 0);
  }

  private static LinesThatRan read(String name, Path instance, Path certificate) throws Exception {
    LinesThatRan lines = new LinesThatRan(instance, certificate);
    Path pages = Files.createDirectories(PAGES.resolve(name));
    lines.writePages(pages);
    System.out.printf(
        "%s: %s by %d of the checker's %d lines, %s; read %s%n",
        name,
        lines.verdict(),
        lines.count(),
        lines.all(),
        lines.byRoom(),
        pages.resolve("index.html").toAbsolutePath());
    return lines;
  }
}
