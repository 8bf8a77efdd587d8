package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code secateur ticket} refuses, in one line and before any work. */
class TicketRefusalTest {
  @TempDir private Path folder;

  private String target;

  @BeforeEach
  void writeTarget() throws IOException {
    target = ExampleFiles.layers(folder).toString();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void wrongOptionsAreSaidInOneLine() {
    for (String[] wrong :
        new String[][] {
          {"--construction", "magic"},
          {"--sharing", "all"},
          {"--samples", "0"},
          {"--samples", "29"},
          {"--distribution", "cauchy"},
          {"--stream", "dice"},
          {"--stream", "numpy-legacy", "--distribution", "gaussian"},
          {"--seed", "-1"},
          {"--objective", "count"},
          {"--size", "2", "--objective", "min-size", "--tolerance", "1"},
          {"--size", "-1"},
          {"--tolerance", "x"},
          {"--tolerance", "-1"},
          {"--sup-error", "0"},
          {"--sup-error", "1", "--tolerance", "1"},
          {"--split", "even", "--sup-error", "1"},
          {"--split", "proof"},
          {"--domain", "cube"},
          {"--domain", "ball=0"},
          {"--domain", "box=1"},
          {"--domain", "box=1,0"},
          {"--domain", "box=a,b"},
          {"--sharing", "row", "--construction", "two-layer-gadget"},
          {"--threads", "0"},
          {"--output", folder + "/no/out.npz"},
          {"--masks", folder.toString()},
          {"--checkpoint", folder + "/no/rows"},
          {"--checkpoint", file("rows"), "--sup-error", "1", "--split", "certified"},
          {"--json", "--report", "-"},
        }) {
      List<String> all = new ArrayList<>(List.of("ticket", target));
      all.addAll(List.of(wrong));
      refused(64, wrong[0].substring(2).split("=")[0], all.toArray(String[]::new));
    }
    refused(64, "--source", "ticket", target, "--source", target, "--seed", "2");
    refused(64, "--tolerance: missing", "ticket", target, "--objective", "min-size");
  }

  @Test
  void wrongFilesAreSaidInOneLine() throws IOException {
    refused(50, "absent", "ticket", file("absent.npz"));
    refused(50, "folder", "ticket", folder.toString());
    Files.writeString(folder.resolve("text.npz"), "not a zip file");
    refused(50, "text.npz", "ticket", file("text.npz"));
    refused(50, "text.npz", "ticket", target, "--source", file("text.npz"));
    refused(50, "first.weight.samples", "ticket", target, "--source", target);
    refused(
        50, "2 layers", "ticket", target, "--source", target, "--construction", "two-layer-gadget");
    refused(50, "line 1", "ticket", target, "--checkpoint", target);
    assertTrue(Files.size(Path.of(target)) > 100, "the target was written over");
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
