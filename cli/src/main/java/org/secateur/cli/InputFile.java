package org.secateur.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.InstanceReader;
import org.secateur.model.Instance;

/** A file named on the command line, or standard input for {@code -}. */
record InputFile(String name, Session session) {

  /** Reads the whole as an instance; references inside are relative to the file's folder. */
  Instance readInstance() throws CommandFailure, MalformedInputException {
    return read(in -> InstanceReader.read(label(), in, folder()));
  }

  byte[] readBytes() throws CommandFailure, MalformedInputException {
    return read(InputStream::readAllBytes);
  }

  /** The name in messages. */
  String label() {
    return isStandardInput() ? "standard input" : name;
  }

  private boolean isStandardInput() {
    return name.equals("-");
  }

  /** Where the files are that this one names. */
  Path folder() {
    Path parent = isStandardInput() ? null : Path.of(name).getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** Does something with the open file. */
  <T> T read(Reading<T> reading) throws CommandFailure, MalformedInputException {
    try (InputStream in = open()) {
      return reading.read(in);
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(ExitCode.MALFORMED_INPUT, label() + ": " + reason(e), e);
    } catch (OutOfMemoryError e) {
      throw new CommandFailure(
          ExitCode.INTERNAL_ERROR,
          label() + ": the memory ran out while reading; a larger --memory-limit gives more",
          e);
    }
  }

  private InputStream open() throws IOException {
    if (isStandardInput()) {
      return session.input();
    }
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      throw new IOException("is a folder, expected a file");
    }
    return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  private static String reason(Exception failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be read";
    }
    return failure.getMessage();
  }

  /** Something done with an open file. */
  @FunctionalInterface
  interface Reading<T> {
    T read(InputStream in) throws IOException, CommandFailure, MalformedInputException;
  }
}
