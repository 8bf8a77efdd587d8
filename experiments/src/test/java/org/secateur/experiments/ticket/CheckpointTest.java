package org.secateur.experiments.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secateur.instances.MalformedInputException;

/** Files of finished rows, cut off anywhere. */
final class CheckpointTest {
  @TempDir private Path folder;

  private final TicketTarget target = TinyTarget.random(8, true, 3, 4, 2);

  private final TicketProblem problem =
      new TicketProblem(
          target,
          TinyRun.gadget(target, 6, TinyTarget.ball("1"), 8),
          TinyRun.leastSize(target, "1/50"));

  private Checkpoint open(Path file) throws IOException, MalformedInputException {
    return Checkpoint.open(file, "f00d", TicketRun.rowLengths(problem));
  }

  private Ticket run(Path file) throws IOException, MalformedInputException {
    try (Checkpoint checkpoint = open(file)) {
      return TinyRun.solve(problem, 2, Optional.of(checkpoint));
    }
  }

  private static void assertSame(Ticket expected, Ticket ticket, String context) {
    for (int l = 0; l < expected.layers().size(); l++) {
      TicketLayer ours = ticket.layers().get(l);
      TicketLayer theirs = expected.layers().get(l);
      assertArrayEquals(theirs.masks(), ours.masks(), context);
      assertArrayEquals(theirs.reached(), ours.reached(), context);
      assertArrayEquals(theirs.errors(), ours.errors(), context);
      assertEquals(theirs.largestError(), ours.largestError(), context);
    }
  }

  /** A kill leaves some first part of the file; the run that follows gives the same ticket. */
  @Test
  void aFileCutOffAnywhereIsContinued() throws IOException, MalformedInputException {
    Ticket expected = TinyRun.solve(problem, 1, Optional.empty());
    assertTrue(expected.unreached() > 0, "no weight is out of reach: a poorer test");
    Path whole = folder.resolve("whole");
    Ticket first = run(whole);
    assertEquals(0, first.resumedRows());
    assertSame(expected, first, "first run");
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length <= bytes.length; length += 1 + length / 40) {
      Path file = folder.resolve("cut");
      Files.write(file, Arrays.copyOf(bytes, length));
      Ticket ticket = run(file);
      String context = "cut at " + length + " of " + bytes.length;
      assertSame(expected, ticket, context);
      assertEquals(rowsIn(Arrays.copyOf(bytes, length)), ticket.resumedRows(), context);
      assertEquals(6, run(file).resumedRows(), context);
    }
    assertSame(expected, run(whole), "nothing left to do");
  }

  private static int rowsIn(byte[] bytes) {
    int lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return Math.max(0, lines - 1);
  }

  @Test
  void aDamagedRowIsSolvedAgain() throws IOException, MalformedInputException {
    Path file = folder.resolve("damaged");
    Ticket expected = run(file);
    byte[] bytes = Files.readAllBytes(file);
    int second = new String(bytes, java.nio.charset.StandardCharsets.US_ASCII).indexOf('\n') + 5;
    bytes[second] = (byte) (bytes[second] == '1' ? '2' : '1');
    Files.write(file, bytes);
    Ticket again = run(file);
    assertEquals(0, again.resumedRows());
    assertSame(expected, again, "damaged");
  }

  @Test
  void filesOfOtherRunsAreRefused() throws IOException, MalformedInputException {
    Path file = folder.resolve("rows");
    run(file);
    byte[] before = Files.readAllBytes(file);
    int[] lengths = TicketRun.rowLengths(problem);
    MalformedInputException other =
        assertThrows(
            MalformedInputException.class, () -> Checkpoint.open(file, "0ther", lengths).close());
    assertTrue(other.getMessage().contains("rows: line 1"), other.getMessage());
    Path text = Files.writeString(folder.resolve("text"), "a letter to somebody\n");
    assertThrows(MalformedInputException.class, () -> open(text).close());
    assertEquals("a letter to somebody\n", Files.readString(text));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void oneRunAtATime() throws IOException, MalformedInputException {
    Path file = folder.resolve("rows");
    try (Checkpoint checkpoint = open(file)) {
      checkpoint.add(0, 1, new int[TicketRun.rowLengths(problem)[0]]);
      MalformedInputException second =
          assertThrows(MalformedInputException.class, () -> open(file).close());
      assertTrue(second.getMessage().contains("in use"), second.getMessage());
    }
    try (Checkpoint checkpoint = open(file)) {
      assertTrue(checkpoint.row(0, 1).isPresent());
      assertTrue(checkpoint.row(0, 0).isEmpty());
    }
  }
}
