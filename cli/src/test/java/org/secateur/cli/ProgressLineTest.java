package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
  private final Session session =
      new Session(
          InputStream.nullInputStream(),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
          new PrintStream(drawn, true, StandardCharsets.UTF_8),
          80,
          new Interruption());

  /** A search that was given up runs on for as long as the program does. */
  @Test
  void nothingIsDrawnAfterTheEnd() throws InterruptedException {
    ProgressLine line = new ProgressLine(session, false);
    for (int patience = 0; patience < 6_000 && drawn.size() == 0; patience++) {
      line.onProgress("searching", patience, 10_000);
      Thread.sleep(10);
    }
    line.close();
    String cleared = drawn.toString(StandardCharsets.UTF_8);
    assertTrue(cleared.contains("searching"), cleared);
    line.onProgress("searching", 9_999, 10_000);
    line.close();
    assertEquals(cleared, drawn.toString(StandardCharsets.UTF_8));
  }
}
