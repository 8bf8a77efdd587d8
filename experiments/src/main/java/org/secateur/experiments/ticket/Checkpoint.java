package org.secateur.experiments.ticket;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.secateur.instances.MalformedInputException;

/**
 * The finished rows of a run, in a file that outlives the run however it ends.
 *
 * <p>The first line names the format and the fingerprint of the run's parameters; every further
 * line is a row with a checksum, appended in one piece. What follows the last whole line was cut
 * off by a kill and is removed when the file is opened again.
 */
public final class Checkpoint implements Closeable {
  private static final String FORMAT = "secateur-ticket-checkpoint/1 ";

  /** Far more than the rows of any network that fits in memory; the whole file is read at once. */
  private static final int MOST_BYTES = 1 << 30;

  private final FileChannel channel;
  private final Map<Long, int[]> rows = new HashMap<>();

  private Checkpoint(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a file, which need not exist, and reads what it holds.
   *
   * @param fingerprint of everything that the masks depend on
   * @param rowLengths for each layer the number of masks to a row
   * @throws MalformedInputException if the file is of another kind, of a run with other parameters,
   *     or in use by another run
   */
  public static Checkpoint open(Path file, String fingerprint, int[] rowLengths)
      throws IOException, MalformedInputException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!isLocked(channel)) {
        throw new MalformedInputException(
            file.toString(), "", "in use by another run", "a file of this run's own");
      }
      Checkpoint checkpoint = new Checkpoint(channel);
      checkpoint.read(file, FORMAT + fingerprint, rowLengths);
      return checkpoint;
    } catch (IOException | MalformedInputException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void read(Path file, String header, int[] rowLengths)
      throws IOException, MalformedInputException {
    if (channel.size() > MOST_BYTES) {
      throw new MalformedInputException(
          file.toString(), "", channel.size() + " bytes", "a checkpoint of at most " + MOST_BYTES);
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A channel may give less than is asked for.
    }
    take(file, new String(bytes.array(), StandardCharsets.US_ASCII), header, rowLengths);
  }

  private void take(Path file, String text, String header, int[] rowLengths)
      throws IOException, MalformedInputException {
    String first = header + "\n";
    if (!text.startsWith(first)) {
      // A kill may have come in the middle of the first line.
      if (!first.startsWith(text)) {
        throw new MalformedInputException(
            file.toString(),
            "line 1",
            text.lines().findFirst().orElse(""),
            header + ": the rows of a run with these very parameters");
      }
      rewind(0);
      append(first);
      return;
    }
    int from = first.length();
    for (int end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
      if (!isRow(text.substring(from, end), rowLengths)) {
        break;
      }
      from = end + 1;
    }
    rewind(from);
  }

  private void rewind(long length) throws IOException {
    channel.truncate(length);
    channel.position(length);
  }

  /** Takes in a line if it is a row: layer, row, masks, checksum. */
  private boolean isRow(String line, int[] rowLengths) {
    int end = line.lastIndexOf(' ');
    if (end < 0 || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
      return false;
    }
    int[] numbers =
        Arrays.stream(line.substring(0, end).split(" ")).mapToInt(Integer::parseInt).toArray();
    boolean fits =
        numbers.length >= 2
            && numbers[0] < rowLengths.length
            && numbers.length == 2 + rowLengths[numbers[0]];
    if (fits) {
      rows.put(key(numbers[0], numbers[1]), Arrays.copyOfRange(numbers, 2, numbers.length));
    }
    return fits;
  }

  private static String checksum(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(checksum.getValue());
  }

  private static long key(int layer, int row) {
    return (long) layer << 32 | row;
  }

  /** The masks of a row that was finished when the file was opened. */
  Optional<int[]> row(int layer, int row) {
    return Optional.ofNullable(rows.get(key(layer, row)));
  }

  /** Appends a finished row. */
  synchronized void add(int layer, int row, int[] masks) {
    String line =
        layer
            + " "
            + row
            + " "
            + Arrays.stream(masks).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    try {
      append(line + " " + checksum(line) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
