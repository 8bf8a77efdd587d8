package org.secateur.instances.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.secateur.instances.MalformedInputException;

/** One malformed file for each kind of fault, each with its exact message in messages.txt. */
class MalformedCorpusTest {
  private static Path folder() throws URISyntaxException {
    URL url = MalformedCorpusTest.class.getResource("/malformed/messages.txt");
    return Path.of(url.toURI()).getParent();
  }

  private static String message(Path folder, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    MalformedInputException fault =
        assertThrows(
            MalformedInputException.class,
            () -> InstanceReader.read(file, new ByteArrayInputStream(bytes), folder));
    return fault.getMessage().replace(folder.toString(), "FOLDER");
  }

  @TestFactory
  Stream<DynamicTest> everyFileHasItsMessage() throws Exception {
    Path folder = folder();
    Map<String, String> expected = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("messages.txt"))) {
      String[] parts = line.split("\t", 2);
      expected.put(parts[0], parts[1]);
    }
    List<String> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.map(p -> p.getFileName().toString())
              .filter(f -> f.endsWith(".json"))
              .sorted()
              .toList();
    }
    assertEquals(List.copyOf(expected.keySet()), files, "messages.txt names every file once");
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file, () -> assertEquals(expected.get(file), message(folder, file))));
  }

  @Test
  void aFolderIsNoInstance() throws Exception {
    Path folder = folder();
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> InstanceReader.read(folder));
    assertEquals(folder + ": a directory, expected a file", fault.getMessage());
  }

  @Test
  void aMissingFileIsNoInstance() throws Exception {
    Path file = folder().resolve("none.json");
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> InstanceReader.read(file));
    assertEquals(file + ": no such file, expected an instance", fault.getMessage());
  }

  @Test
  void everyMessageIsOneLine() {
    String message =
        new MalformedInputException("a\nb", "$.x", "\u2028\t".repeat(100), "y\r\n").getMessage();
    assertEquals(1, message.lines().count());
    assertFalse(message.chars().anyMatch(Character::isISOControl), message);
  }
}
