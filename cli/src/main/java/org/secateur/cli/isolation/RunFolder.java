package org.secateur.cli.isolation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private folder for the files of one run, gone when the run is over. */
record RunFolder(Path path) implements AutoCloseable {
  static RunFolder create() throws IOException {
    return new RunFolder(Files.createTempDirectory("secateur-run-"));
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(path);
  }
}
