package org.secateur.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every proof that the code cites is written down, and every note is cited or in the index. */
final class ProofNotesTest {
  private static final String ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
  private static final Pattern LIST =
      Pattern.compile("\\bnotes? ((?:(?:, | and |, and )?\\{@code " + ID + "\\})+)");
  private static final Pattern CODE = Pattern.compile("\\{@code (" + ID + ")\\}");
  private static final Pattern FILE = Pattern.compile("proofs-notes/(" + ID + ")\\.md");
  private static final Pattern LINK = Pattern.compile("\\]\\((" + ID + ")\\.md\\)");

  @Test
  void everyCitedNoteExists() throws IOException {
    Set<String> missing = cited();
    assertTrue(missing.contains("reduction-grid"), "citations are not found: " + missing);
    missing.removeAll(written());
    assertEquals(Set.of(), missing, "cited in the code, not in proofs-notes");
  }

  @Test
  void everyNoteIsCitedOrIndexed() throws IOException {
    Set<String> orphans = written();
    orphans.removeAll(cited());
    orphans.removeAll(indexed());
    assertEquals(Set.of(), orphans, "in proofs-notes, neither cited nor in its README.md");
  }

  @Test
  void theIndexNamesOnlyNotes() throws IOException {
    Set<String> missing = indexed();
    assertTrue(missing.contains("cover-cells"), "links are not found: " + missing);
    missing.removeAll(written());
    assertEquals(Set.of(), missing, "in proofs-notes/README.md, not in proofs-notes");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("proofs-notes"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Set<String> written() throws IOException {
    try (Stream<Path> files = Files.list(root().resolve("proofs-notes"))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".md") && !f.equals("README.md"))
          .map(f -> f.substring(0, f.length() - ".md".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> indexed() throws IOException {
    Set<String> ids = new TreeSet<>();
    collect(LINK, Files.readString(root().resolve("proofs-notes/README.md")), ids);
    return ids;
  }

  private static Set<String> cited() throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> modules = Files.list(root())) {
      for (Path module : modules.map(m -> m.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
              citedIn(Files.readString(file), ids);
            }
          }
        }
      }
    }
    return ids;
  }

  private static void citedIn(String source, Set<String> ids) {
    // A citation may go over the end of a line of a comment.
    String text = source.replaceAll("\\s*\\n\\s*(?:\\*|//)?\\s*", " ");
    Matcher lists = LIST.matcher(text);
    while (lists.find()) {
      collect(CODE, lists.group(1), ids);
    }
    collect(FILE, text, ids);
  }

  private static void collect(Pattern pattern, String text, Set<String> ids) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
  }
}
