package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/**
 * The files under certificates: each names its instance in its first line and, unless it is valid,
 * the exact message in its second. Their hashes were computed by a third program.
 */
final class CertificateFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/certificates");

  @TestFactory
  Stream<DynamicTest> everyFileGetsItsVerdictAndMessage() throws IOException {
    return Stream.of(Verdict.values()).flatMap(CertificateFilesTest::files);
  }

  private static Stream<DynamicTest> files(Verdict verdict) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(verdict.name().toLowerCase(Locale.ROOT)))) {
      List<Path> sorted = files.sorted().toList();
      assertTrue(sorted.size() >= 4, "no files for " + verdict);
      return sorted.stream()
          .map(
              f ->
                  DynamicTest.dynamicTest(
                      verdict + " " + f.getFileName(), () -> judge(f, verdict)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void judge(Path file, Verdict verdict) throws IOException {
    List<String> lines = Files.readAllLines(file);
    CheckReport report = check(instance(lines), file);
    assertEquals(verdict, report.verdict(), report.toString());
    if (verdict == Verdict.VALID) {
      assertEquals("", report.message());
      assertTrue(!report.claims().isEmpty(), report.toString());
    } else {
      assertEquals(
          lines.get(1).substring("# expect ".length()), report.place() + ": " + report.message());
      assertEquals(List.of(), report.claims());
      assertEquals(List.of(), report.basis());
    }
  }

  /** What a verdict rests on is what its certificate uses, so that a reader can skip the rest. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | ''",
        "count-trivial | ''",
        "count | enumeration of half sums",
        "feasible | the sum of a mask",
        "min-error | enumeration of half sums, the sum of a mask",
        "net-nothing | ''",
        "net-abandoned | the error of a mask over a polytope",
        "net-pareto | the error of a mask at points",
        "net-drop | rows, branching",
        "net-infeasible-comb | rows, combined rows, branching",
        "net-min-error | rows, branching, the error of a mask over a polytope",
        "net-ball | rows, kinks, branching",
        "net-sweep-all | sweep",
        "net-sweep-kinks | kinks, sweep",
        "net-kinks-plane | rows, kinks, branching",
        "net-sweep-plane | sweep",
        "net-halves | rows, enumeration of parts, the error of a mask over a polytope",
        "net-halves-drop | rows, branching, enumeration of parts",
        "net-halves-no-row | enumeration of parts"
      })
  void aVerdictSaysWhatItRestsOn(String certificate, String basis) throws IOException {
    Path file = FOLDER.resolve("valid/" + certificate + ".crt");
    CheckReport report = check(instance(Files.readAllLines(file)), file);
    assertEquals(basis, String.join(", ", report.basis()), certificate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          count-trivial | target 0, z = 13/20: the number of masks of sizes 0 to 3 with error at most 1/10 lies in [0, 15]
          count | target 0, z = 13/20: the number of masks of sizes 0 to 3 with error at most 1/10 is exactly 2
          cover | interval [0, 3/5]: the covering radius by masks of sizes 0 to 4 is exactly 1/20, the lower bound attained at target 1/20
          is-cover-no | interval [0, 3/5]: not every target has a mask of sizes 0 to 4 with error at most 1/25; target 1/20 has none
          is-cover | interval [0, 3/5]: every target has a mask of sizes 0 to 4 with error at most 1/20
          feasible | target 0, z = 13/20: a mask of sizes 0 to 3 with error at most 1/10 exists: [0, 1, 2]
          mask-error | target 0, z = 13/20: the mask [0] has error at most 1/5
          min-error-lower-only | target 0, z = 13/20: the least error over all masks of sizes 0 to 4 is at least 1/50
          min-error-range | target 0, z = 13/20: the least error over all masks of sizes 0 to 4 lies in [0, 1/20]
          min-error | target 0, z = 13/20: the least error over all masks of sizes 0 to 3 is exactly 1/20, and the least size of a mask with that error is 2
          min-size-refuted-sizes | target 0, z = 13/20: the least size of a mask of sizes 0 to 3 with error at most 1/10 is at least 2, if there is one
          min-size | target 0, z = 13/20: the least size of a mask of sizes 0 to 3 with error at most 1/10 is exactly 2, and the least error of a mask of that size is 1/20
          pareto | target 0, z = 13/20: the least error for every size, sizes 0 to 3: size 0: 13/20; size 1: 3/20; size 2: 1/20; size 3: 1/20
          net-ball | no mask of sizes 0 to 3 has error at most 1/8
          net-halves-comb | nothing is claimed
          net-pareto | bounds of the least error for some sizes: size 0: in [0, 1]; size 2: in [0, 5]
          net-points | the mask [0, 1] has error at most 9/2
          net-weights-no-mask | there is no mask of size 1
          """)
  void aVerdictSaysWhatWasClaimed(String certificate, String words) throws IOException {
    Path file = FOLDER.resolve("valid/" + certificate + ".crt");
    CheckReport report = check(instance(Files.readAllLines(file)), file);
    assertEquals(words, report.claims().get(0), certificate);
  }

  private static Path instance(List<String> lines) {
    return FOLDER.resolve("instances").resolve(lines.get(0).substring("# instance ".length()));
  }

  private static CheckReport check(Path instance, Path certificate) throws IOException {
    try (InputStream first = Files.newInputStream(instance);
        InputStream second = Files.newInputStream(certificate)) {
      return CertificateChecker.check(first, second);
    }
  }

  /** A proof that is given up is none: with all of them, or without one step about sums. */
  @TestFactory
  Stream<DynamicTest> withoutFactsNoLowerBoundStands() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("valid"))) {
      for (Path file : files.sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        String name = file.getFileName().toString();
        for (int at = 0; at < lines.size(); at++) {
          if (lines.get(at).startsWith("step ")) {
            List<String> rest = new ArrayList<>(lines);
            rest.remove(at);
            tests.add(invalid(name + " without line " + (at + 1), rest));
          }
        }
        boolean isRefuted = lines.stream().anyMatch(line -> line.startsWith("refute "));
        if (isRefuted && lines.stream().noneMatch(CertificateFilesTest::isWithoutLowerBound)) {
          tests.add(invalid(name + ", given up", givenUp(lines)));
        }
      }
    }
    assertTrue(tests.size() > 28, tests.size() + " certificates");
    return tests.stream();
  }

  /** Whether a line claims no more than a witness shows. */
  private static boolean isWithoutLowerBound(String line) {
    return line.matches("claim (nothing|feasible|mask-error .*|min-(error|size) 0 .*)");
  }

  /** Of each refutation nothing but its rows. */
  private static List<String> givenUp(List<String> lines) {
    List<String> rest = new ArrayList<>();
    boolean isOpen = false;
    for (String line : lines) {
      String word = line.split(" ")[0];
      isOpen = (isOpen || word.equals("refute")) && !word.equals("claim");
      if (!isOpen || List.of("row", "comb", "refute").contains(word)) {
        rest.add(line);
      }
      if (word.equals("refute")) {
        rest.add("abandon");
      }
    }
    return rest;
  }

  private static DynamicTest invalid(String name, List<String> lines) {
    return DynamicTest.dynamicTest(name, () -> assertInvalid(lines));
  }

  private static void assertInvalid(List<String> lines) throws IOException {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    try (InputStream instance = Files.newInputStream(instance(lines))) {
      CheckReport report = CertificateChecker.check(instance, new ByteArrayInputStream(text));
      assertEquals(Verdict.INVALID, report.verdict(), report + String.join("\n", lines));
      assertTrue(report.message().matches("no step shows .*|.* the steps show .*"), report + "");
    }
  }

  @Test
  void theClaimIsPrintedInWordsWithTheParametersOfTheProblem() throws IOException {
    Path file = FOLDER.resolve("valid/min-error.crt");
    CheckReport report = check(FOLDER.resolve("instances/example.json"), file);
    assertEquals(
        List.of(
            "target 0, z = 13/20: the least error over all masks of sizes 0 to 3 is exactly 1/20,"
                + " and the least size of a mask with that error is 2"),
        report.claims());
    assertEquals(
        List.of(
            "subset sums of 4 numbers",
            "allowed sizes 0 to 3, the empty set counting as size 0",
            "tolerance 1/10",
            "1 target",
            "the file asks for min-error"),
        report.parameters().subList(0, 5));
  }

  @Test
  void aPackedCertificateIsRead() throws IOException {
    byte[] text = Files.readAllBytes(FOLDER.resolve("valid/pareto.crt"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    }
    byte[] all = packed.toByteArray();
    assertEquals(Verdict.VALID, checkExample(all).verdict());
    CheckReport cut = checkExample(java.util.Arrays.copyOf(all, all.length / 2));
    assertEquals(Verdict.MALFORMED, cut.verdict(), cut.toString());
  }

  @Test
  void aLineIsReadAcrossTheEndOfAPartOfTheFile() throws IOException {
    String text = Files.readString(FOLDER.resolve("valid/pareto.crt"));
    for (int length = (1 << 16) - text.length() - 5; length < (1 << 16) + 5; length++) {
      String comment = "# " + "x".repeat(length) + "\n";
      CheckReport report = checkExample((comment + text).getBytes(StandardCharsets.US_ASCII));
      assertEquals(Verdict.VALID, report.verdict(), length + ": " + report);
      CheckReport longer = checkExample((comment + text + "#").getBytes(StandardCharsets.US_ASCII));
      assertEquals(Verdict.MALFORMED, longer.verdict(), length + ": " + longer);
    }
  }

  private static CheckReport checkExample(byte[] certificate) throws IOException {
    try (InputStream instance = Files.newInputStream(FOLDER.resolve("instances/example.json"))) {
      return CertificateChecker.check(instance, new java.io.ByteArrayInputStream(certificate));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "certificate-v1, min-error, example",
    "certificate-v2, net-min-error, net",
    "certificate-v2, net-sweep-all, net",
    "certificate-v2, net-halves, net-line"
  })
  void theSpecificationHoldsTheWorkedExample(String note, String certificate, String instance)
      throws IOException {
    String specification = Files.readString(Path.of("../proofs-notes/" + note + ".md"));
    List<String> lines = Files.readAllLines(FOLDER.resolve("valid/" + certificate + ".crt"));
    for (String line : lines.subList(1, lines.size())) {
      assertTrue(specification.contains("    " + line + "\n"), line);
    }
    for (String line : Files.readAllLines(FOLDER.resolve("instances/" + instance + ".json"))) {
      assertTrue(specification.contains("    " + line + "\n"), line);
    }
  }
}
