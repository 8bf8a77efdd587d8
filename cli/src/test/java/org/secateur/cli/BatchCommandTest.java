package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.npz.NpyArray;
import org.secateur.instances.npz.NpzReader;
import org.secateur.instances.npz.NpzWriter;

/** {@code secateur batch} on a small network, and on everything that can be wrong with one. */
class BatchCommandTest {
  @TempDir private Path folder;

  private Path network;

  @BeforeEach
  void writeNetwork() throws IOException {
    network = folder.resolve("network.npz");
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(network))) {
      npz.writeDoubles("first", new int[] {2, 3}, 0.5, -0.25, 0.125, 0, 0.3, 1);
      npz.writeDoubles("bias", new int[] {2}, 1, 2);
      npz.writeDoubles("second", new int[] {1, 2}, 0.75, -1);
    }
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("samples.npz")))) {
      npz.writeDoubles("first.samples", new int[] {2, 3}, 0.5, -0.25, 0.125, 0.25, 0.0625, 1);
      npz.writeDoubles("second.samples", new int[] {1, 3}, 0.5, 0.25, -1);
    }
  }

  private CommandRun batch(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "batch";
    all[1] = network.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return CommandRun.of(all);
  }

  private String samples() {
    return folder.resolve("samples.npz").toString();
  }

  @Test
  void solvesEveryWeightAndWritesTheMasks() throws IOException, MalformedInputException {
    Path output = folder.resolve("out.npz");
    CommandRun run = batch("--samples-from", samples(), "--output", output.toString());
    assertEquals(0, run.code(), run.error());
    // 0.3 is nearest to 0.25 + 0.0625 = 0.3125; every other weight is a sum exactly.
    assertTrue(run.output().contains("kept       9 in total"), run.output());
    Map<String, NpyArray> written = NpzReader.read(output);
    assertArrayEquals(new double[] {1, 2, 4, 0, 3, 4}, written.get("first.mask").values());
    assertArrayEquals(new double[] {3, 4}, written.get("second.mask").values());
    assertEquals(0.0125, written.get("first.error").values()[4], 1e-15);
  }

  @Test
  void leastSizeLeavesOutWhatCannotBeReached() {
    CommandRun run = leastSize("0.01");
    assertEquals(20, run.code(), run.error());
    assertTrue(run.output().contains("1 have no mask within"), run.output());
    // The double nearest to 0.3 lies below it: 0.3125 is farther than 1/80 away, exactly.
    assertEquals(20, leastSize("1/80").code());
    assertEquals(0, leastSize("1/79").code());
  }

  private CommandRun leastSize(String tolerance) {
    return batch("--samples-from", samples(), "--objective", "min-size", "--tolerance", tolerance);
  }

  @Test
  void frontsHaveAMaskForEverySize() throws IOException, MalformedInputException {
    Path output = folder.resolve("out.npz");
    CommandRun run =
        batch("--objective", "pareto", "--samples", "4", "--json", "--output", output.toString());
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().startsWith("{\"format\":\"secateur-batch/1\""), run.output());
    NpyArray masks = NpzReader.read(output).get("first.mask");
    assertArrayEquals(new int[] {2, 3, 5}, masks.shape());
    for (int i = 0; i < masks.values().length; i++) {
      assertEquals(i % 5, Integer.bitCount((int) masks.values()[i]));
    }
  }

  @Test
  void drawnSamplesDependOnSeedAndStreamOnly() {
    String first = batch("--samples", "9", "--threads", "1", "--json").output();
    assertEquals(withoutTime(first), withoutTime(batch("--samples", "9", "--json").output()));
    String other = batch("--samples", "9", "--seed", "2", "--json").output();
    assertFalse(withoutTime(first).equals(withoutTime(other)));
  }

  private static String withoutTime(String json) {
    return json.replaceAll("\"threads\":.*", "");
  }

  @Test
  void aSpentLimitLeavesRowsOut() {
    CommandRun run = batch("--time-limit", "0s", "--threads", "1");
    assertTrue(run.code() == 10 || run.code() == 30, run.output());
    assertTrue(run.output().contains("not reached"), run.output());
  }

  @Test
  void whatIsWrongIsSaidInOneLine() throws IOException {
    refused(50, "no such file", "batch", folder.resolve("absent.npz").toString());
    refused(50, "is a folder", "batch", folder.toString());
    refused(50, "no such array", "batch", network.toString(), "--arrays", "third");
    refused(50, "2-d array", "batch", network.toString(), "--arrays", "bias");
    refused(64, "--samples: 29", "batch", network.toString(), "--samples", "29");
    refused(64, "--stream: dice", "batch", network.toString(), "--stream", "dice");
    refused(64, "--low, --high", "batch", network.toString(), "--low", "1", "--high", "0");
    refused(64, "tolerance: missing", "batch", network.toString(), "--objective", "min-size");
    refused(64, "--tolerance: x", "batch", network.toString(), "--tolerance", "x");
    refused(64, "objective: count", "batch", network.toString(), "--objective", "count");
    refused(64, "no folder", "batch", network.toString(), "--output", folder + "/no/out.npz");
    Path text = Files.writeString(folder.resolve("text.npz"), "not a zip file");
    refused(50, "text.npz", "batch", text.toString());
    Path half = folder.resolve("half.npz");
    Files.write(half, java.util.Arrays.copyOf(Files.readAllBytes(network), 200));
    refused(50, "half.npz", "batch", half.toString());
    refused(50, "first.samples", "batch", network.toString(), "--samples-from", network.toString());
  }

  private static void refused(int code, String words, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    String called = String.join(" ", arguments) + ": " + run.error();
    assertEquals(code, run.code(), called);
    assertTrue(run.error().startsWith("secateur: "), called);
    assertTrue(run.error().contains(words), called);
    assertFalse(run.error().contains("\tat "), called);
  }
}
