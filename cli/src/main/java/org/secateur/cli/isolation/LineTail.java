package org.secateur.cli.isolation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the complete lines that were added to a growing file since the last time. */
final class LineTail {
  private final Path file;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private long position;

  LineTail(Path file) {
    this.file = file;
  }

  List<String> newLines() throws IOException {
    List<String> lines = new ArrayList<>();
    if (!Files.exists(file) || Files.size(file) <= position) {
      return lines;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(position);
      byte[] bytes = new byte[Math.toIntExact(Math.min(1 << 24, in.length() - position))];
      in.readFully(bytes);
      position += bytes.length;
      for (byte next : bytes) {
        if (next == '\n') {
          lines.add(unfinished.toString(StandardCharsets.UTF_8));
          unfinished.reset();
        } else {
          unfinished.write(next);
        }
      }
    }
    return lines;
  }
}
