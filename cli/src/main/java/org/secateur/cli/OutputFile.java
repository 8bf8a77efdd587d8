package org.secateur.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Where a document goes: a file that is never half-written, or standard output for {@code -}.
 *
 * <p>A file is written beside under another name and then renamed. Devices and pipes cannot be
 * renamed over and are written directly.
 */
record OutputFile(String option, String name, Session session) {

  /** Named by the option {@code --output}. */
  OutputFile(String name, Session session) {
    this("--output", name, session);
  }

  boolean isStandardOutput() {
    return name.equals("-");
  }

  /** Says before the work starts whether there is a place for its result. */
  void requireWritable() throws CommandFailure {
    if (isStandardOutput()) {
      return;
    }
    Path path = path();
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path)) {
      throw refused("is a folder, expected a file");
    }
    if (!Files.isDirectory(folder)) {
      throw refused("there is no folder " + folder);
    }
    boolean writable = isDevice(path) ? Files.isWritable(path) : Files.isWritable(folder);
    if (!writable) {
      throw refused("may not be written");
    }
  }

  /** Writes the document, all of it or nothing. */
  void write(Writing document) throws CommandFailure {
    try {
      if (isStandardOutput()) {
        document.write(new KeptOpen(session.output()));
      } else if (isDevice(path())) {
        writeTo(path(), document, StandardOpenOption.WRITE);
      } else {
        replace(destination(), document);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL_ERROR, name + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static void replace(Path destination, Writing document) throws IOException {
    Path beside =
        destination.resolveSibling("." + destination.getFileName() + "." + UUID.randomUUID());
    // A signal may end the program in the middle of the writing.
    beside.toFile().deleteOnExit();
    try {
      writeTo(beside, document, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(
          beside, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void writeTo(Path path, Writing document, StandardOpenOption... options)
      throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(path, options), 1 << 16)) {
      document.write(out);
    }
  }

  /** The file itself where the name is a symbolic link, so that the link stays one. */
  private Path destination() throws IOException, CommandFailure {
    Path path = path().toAbsolutePath();
    return Files.exists(path) ? path.toRealPath() : path;
  }

  private static boolean isDevice(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  private Path path() throws CommandFailure {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw refused("is not a file name");
    }
  }

  private CommandFailure refused(String why) {
    return new CommandFailure(ExitCode.WRONG_USAGE, option + ": " + name + ": " + why);
  }

  /** The writing of one document. */
  @FunctionalInterface
  interface Writing {
    void write(OutputStream out) throws IOException;
  }

  /** Standard output outlives the document; a writer that closes its stream only flushes it. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
