package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layerfiles.LayerChainReader;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.NpzWriter;

/** {@code secateur ticket} on a small network, and on everything that can be wrong with it. */
class TicketCommandTest {
  @TempDir private Path folder;

  private String target;

  @BeforeEach
  void writeTarget() throws IOException {
    target = ExampleFiles.layers(folder).toString();
  }

  private CommandRun ticket(String... options) {
    List<String> all = new ArrayList<>(List.of("ticket", target));
    all.addAll(List.of(options));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void samplesFromAFileGiveTheWeightsThemselves() throws IOException, MalformedInputException {
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("samples.npz")))) {
      npz.writeDoubles("first.weight.samples", new int[] {1, 3}, 0.5, -0.25, 0.125);
      npz.writeDoubles("second.weight.samples", new int[] {1, 3}, 0.25, 0.5, -1);
    }
    CommandRun run =
        ticket("--source", file("samples.npz"), "--sharing", "layer", "--output", file("o.npz"));
    assertEquals(0, run.code(), run.error() + run.output());
    assertTrue(run.output().contains("sharing layer, from samples.npz"), run.output());
    // 1 is the farthest from a sum of the first layer's samples.
    assertTrue(run.output().contains("error      3/8 (0.375) at most"), run.output());
    assertTrue(run.output().contains(", exact"), run.output());
    LayerChain pruned = LayerChainReader.read(folder.resolve("o.npz"));
    assertArrayEquals(
        new double[] {0.5, -0.25, 0.125, 0, 0.625, 0.625}, pruned.layers().get(0).weights());
    assertEquals("first.weight", pruned.layers().get(0).name());
    assertArrayEquals(
        new double[] {0.75, -1, 0.5, 0.25, 0, -0.5}, pruned.layers().get(1).weights());
  }

  @Test
  void bothFormatsHoldTheSameMaskedNetwork() throws IOException, MalformedInputException {
    List<LayerChain> written = new ArrayList<>();
    for (String name : List.of("o.onnx", "o.npz")) {
      CommandRun run =
          ticket(
              "--construction",
              "two-layer-gadget",
              "--samples",
              "24",
              "--objective",
              "min-size",
              "--tolerance",
              "1/8",
              "--domain",
              "box=-1,1",
              "--output",
              file(name));
      assertEquals(0, run.code(), run.error() + run.output());
      assertTrue(run.output().contains("for both signs"), run.output());
      assertTrue(run.output().contains("layer4.weight"), run.output());
      written.add(LayerChainReader.read(folder.resolve(name)));
    }
    assertEquals(4, written.get(0).layers().size());
    for (int l = 0; l < 4; l++) {
      assertArrayEquals(
          written.get(0).layers().get(l).weights(), written.get(1).layers().get(l).weights());
    }
  }

  /** The weights that are kept are weights of the network in the file. */
  @Test
  void aRandomNetworkFromAFileIsPruned() throws IOException, MalformedInputException {
    int n = 5;
    int[] widths = {2, 4 * n, 3, 6 * n, 2};
    java.util.SplittableRandom random = new java.util.SplittableRandom(3);
    java.util.Set<Double> all = new java.util.HashSet<>(java.util.Set.of(0.0));
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("random.npz")))) {
      for (int l = 1; l < widths.length; l++) {
        double[] weights = random.doubles(widths[l] * widths[l - 1], -1, 1).toArray();
        for (double weight : weights) {
          all.add(weight);
        }
        npz.writeDoubles("r" + l + ".weight", new int[] {widths[l], widths[l - 1]}, weights);
      }
    }
    CommandRun run =
        ticket(
            "--construction",
            "two-layer-gadget",
            "--source",
            file("random.npz"),
            "--domain",
            "box=0,1",
            "--output",
            file("pruned.npz"));
    assertEquals(0, run.code(), run.error() + run.output());
    assertTrue(run.output().contains("5 samples, from random.npz"), run.output());
    int kept = 0;
    for (var layer : LayerChainReader.read(folder.resolve("pruned.npz")).layers()) {
      for (double weight : layer.weights()) {
        assertTrue(all.contains(weight), "not in the file: " + weight);
        kept += weight != 0 ? 1 : 0;
      }
    }
    assertTrue(run.output().contains("kept       " + kept + " weights"), run.output());
    refused(
        50,
        "expected 24 x 2",
        "ticket",
        target,
        "--construction",
        "two-layer-gadget",
        "--samples",
        "6",
        "--source",
        file("random.npz"));
  }

  @Test
  void equalRunsWriteEqualFiles() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String threads : List.of("1", "2", "3")) {
      CommandRun run =
          ticket(
              "--sup-error",
              "0.1",
              "--samples",
              "16",
              "--threads",
              threads,
              "--report",
              file("r"),
              "--masks",
              file("m"),
              "--output",
              file("o"));
      assertEquals(10, run.code(), run.error() + run.output());
      assertTrue(run.output().contains("proved within"), run.output());
      for (String name : List.of("r", "m", "o")) {
        files.add(Files.readAllBytes(folder.resolve(name)));
      }
    }
    for (int i = 3; i < files.size(); i++) {
      assertArrayEquals(files.get(i % 3), files.get(i), "file " + i);
    }
    String report = new String(files.get(0), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(
        report.startsWith("{\"format\":\"secateur-ticket/1\",\"status\":\"feasible\""), report);
    assertTrue(report.contains("\"split\":\"least-size\""), report);
    assertTrue(report.contains("\"theoremSamplesForConstantOne\""), report);
    assertFalse(report.contains("seconds"), report);
    CommandRun scaled = ticket("--sup-error", "0.1", "--samples", "16", "--split", "certified");
    assertEquals(10, scaled.code(), scaled.error() + scaled.output());
    assertTrue(scaled.output().contains("proved within"), scaled.output());
    CommandRun json = ticket("--samples", "9", "--json");
    assertTrue(json.output().contains("\"seconds\""), json.output());
    assertEquals(1, json.output().lines().count());
  }

  @Test
  void unreachedWeightsAreNamed() {
    CommandRun run = ticket("--samples", "1", "--objective", "min-size", "--tolerance", "0.01");
    assertEquals(20, run.code(), run.error());
    assertTrue(run.output().contains("have no such mask"), run.output());
    assertTrue(run.output().contains("first.weight row 0, column 0: error"), run.output());
    // A whole network was asked for: the certificate decides, not the single weights.
    assertEquals(10, ticket("--samples", "1", "--sup-error", "100").code());
    CommandRun much = ticket("--samples", "1", "--sup-error", "1e-9");
    assertEquals(30, much.code(), much.output());
    assertTrue(much.output().contains("not proved within"), much.output());
  }

  @Test
  void exactlyKSamplesAreKept() {
    CommandRun run = ticket("--samples", "9", "--size", "4");
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("sizes      4: 12"), run.output());
    assertEquals(20, ticket("--samples", "3", "--size", "4").code());
  }

  @Test
  void aSpentLimitLeavesRowsOut() {
    CommandRun run = ticket("--time-limit", "0s", "--threads", "1", "--output", file("none.npz"));
    assertEquals(10, run.code(), run.error());
    assertTrue(run.output().contains("stopped: time"), run.output());
    assertFalse(Files.exists(folder.resolve("none.npz")));
  }

  @Test
  void accuracyComesFromIdxFiles() throws IOException {
    // Images of 1 x 2 pixels; the target's outputs order the classes.
    Files.write(folder.resolve("images"), idx(3, new int[] {3, 1, 2}, 255, 0, 0, 255, 0, 0));
    Path labels = folder.resolve("labels.gz");
    try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(labels))) {
      zip.write(idx(1, new int[] {3}, 0, 1, 0));
    }
    CommandRun run = ticket("--samples", "20", "--evaluate", file("images"), labels.toString());
    assertEquals(0, run.code(), run.error());
    // (1, 0): hidden (1/2, 1/8, 3/4), outputs 5/8 and −1/4. (0, 1): (0, 0, 1), 1/2 and −1/2.
    assertTrue(
        run.output().contains("target 66.67 % (2 of 3), ticket 66.67 % (2 of 3)"), run.output());
    Files.write(folder.resolve("few"), idx(1, new int[] {2}, 0, 1));
    refused(50, "one for each of 3", "ticket", target, "--evaluate", file("images"), file("few"));
    Files.write(folder.resolve("large"), idx(3, new int[] {1, 1, 3}, 1, 2, 3));
    refused(50, "3 pixels", "ticket", target, "--evaluate", file("large"), file("few"));
    refused(50, "images", "ticket", target, "--evaluate", file("few"), file("images"));
    refused(50, "no such file", "ticket", target, "--evaluate", file("absent"), file("few"));
    refused(64, "--evaluate", "ticket", target, "--evaluate", file("images"));
  }

  private static byte[] idx(int dimensions, int[] shape, int... bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream stream = new DataOutputStream(out);
    stream.writeInt(0x800 + dimensions);
    for (int length : shape) {
      stream.writeInt(length);
    }
    for (int b : bytes) {
      stream.write(b);
    }
    return out.toByteArray();
  }

  private static void refused(int code, String words, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    String called = String.join(" ", arguments) + ": " + run.error();
    assertEquals(code, run.code(), called);
    assertTrue(run.error().startsWith("secateur: "), called);
    assertTrue(run.error().contains(words), called);
    assertFalse(run.error().contains("\tat "), called);
    assertEquals("", run.output(), called);
  }
}
