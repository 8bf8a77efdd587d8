package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.npz.NpzWriter;

/** Somebody's own networks of two inputs: a mask, or a certificate in which the kink rule helps. */
final class KinkedCertificateTest {
  private static final String[] DOMAINS = {
    "{\"box\": {\"lower\": [-1, -1], \"upper\": [1, 1]}}",
    "{\"box\": {\"lower\": [-2, -1], \"upper\": [1, 3]}}",
    "{\"box\": {\"lower\": [0, -1], \"upper\": [1, 1]}}",
    "{\"ball\": {\"norm\": 1, \"radius\": 1.5}}",
    "{\"ball\": {\"norm\": 2, \"radius\": 0.75}}"
  };

  @TempDir private Path folder;

  private CommandRun solve(Path instance, String... more) {
    String[] all = Arrays.copyOf(new String[] {"solve", instance.toString()}, 3 + more.length);
    all[2] = "--certificate=" + folder.resolve("answer.crt");
    System.arraycopy(more, 0, all, 3, more.length);
    return CommandRun.of(all);
  }

  private CommandRun check(Path instance) {
    return CommandRun.of("check", instance.toString(), folder.resolve("answer.crt").toString());
  }

  private String certificate() throws IOException {
    return Files.readString(folder.resolve("answer.crt"));
  }

  private Path write(String name, String json) throws IOException {
    return Files.writeString(folder.resolve(name), json);
  }

  /** Weights of few digits: some neurons are parallel, some have no incoming or outgoing weight. */
  private Path random(Random random, String granularity, String objective) throws IOException {
    int n = granularity.equals("weight") ? 3 : 4 + random.nextInt(8);
    int m = 1 + random.nextInt(2);
    boolean isRelu = random.nextInt(3) == 0;
    int least = isRelu && random.nextBoolean() ? 0 : -9;
    String activation = isRelu ? "relu" : "identity";
    String network = "{\"hidden\": %s, \"output\": %s, \"outputActivation\": \"%s\"}";
    return write(
        "random.json",
        String.format(
            Locale.ROOT,
            "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", \"objective\":"
                + " \"%s\", \"granularity\": \"%s\", \"tolerance\": %s, \"domain\": %s,"
                + " \"network\": %s, \"target\": %s}",
            objective,
            granularity,
            random.nextInt(60) / 16.0,
            DOMAINS[random.nextInt(DOMAINS.length)],
            String.format(network, rows(random, n, 2, -9), rows(random, m, n, least), activation),
            String.format(network, rows(random, 2, 2, -9), rows(random, m, 2, least), activation)));
  }

  private static String rows(Random random, int rows, int columns, int least) {
    int[][] entries = new int[rows][columns];
    for (int[] row : entries) {
      Arrays.setAll(row, j -> random.nextInt(4) == 0 ? 0 : least + random.nextInt(10 - least));
    }
    return Arrays.deepToString(entries);
  }

  @ParameterizedTest
  @CsvSource({
    "neuron, decide, 120",
    "neuron, min-size, 120",
    "neuron, min-error, 20",
    "weight, decide, 15",
    "weight, min-size, 15"
  })
  void everyAnswerHasAValidCertificate(String granularity, String objective, int seeds)
      throws IOException {
    int kinked = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      Path instance = random(new Random(seed), granularity, objective);
      CommandRun solved = solve(instance);
      assertTrue(solved.code() == 0 || solved.code() == 20, "seed " + seed + solved.error());
      CommandRun run = check(instance);
      String all = "seed " + seed + "\n" + run.output() + certificate();
      assertEquals(0, run.code(), () -> all + read(instance));
      assertFalse(run.output().contains("nothing is claimed"), all);
      kinked += certificate().contains("\nkinks\n") ? 1 : 0;
    }
    assertTrue(
        granularity.equals("weight") || objective.equals("min-error") || kinked > 20,
        kinked + " with the kink rule");
  }

  /** The target is neurons 1 and 3 of the network, or has a kink that nobody can make. */
  private Path arrays(boolean isPlanted) throws IOException {
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("own.npz")))) {
      npz.writeDoubles("w", new int[] {5, 2}, 1, 0.1, -0.3, 1, 0.7, 1.3, 1, -0.6, -1, -0.2);
      npz.writeFloats("v", new int[] {5}, 0.5, -0.25, 1, 0.75, -1);
    }
    String target =
        isPlanted
            ? "[[-0.3, 1], [1, -0.6]], \"output\": [-0.25, 0.75]"
            : "[[1, 1]], \"output\": [1]";
    return write(
        "own.json",
        "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\","
            + " \"granularity\": \"neuron\", \"tolerance\": 1e-3, \"domain\": "
            + DOMAINS[0]
            + ", \"network\": {\"hidden\": {\"npz\": \"own.npz\", \"array\": \"w\"}, \"output\":"
            + " {\"npz\": \"own.npz\", \"array\": \"v\"}, \"outputActivation\": \"identity\"},"
            + " \"target\": {\"hidden\": "
            + target
            + ", \"outputActivation\": \"identity\"}}");
  }

  @Test
  void arraysOfNumpyGoThroughTheSameDoor() throws IOException {
    Path planted = arrays(true);
    CommandRun found = solve(planted, "--objective=decide");
    assertEquals(0, found.code(), found.error());
    assertTrue(found.output().contains("kept       1 3"), found.output());
    CommandRun mask = check(planted);
    assertEquals(0, mask.code(), mask.output());
    assertTrue(mask.output().contains("at most 1/1000 exists: [1, 3]"), mask.output());

    Path other = arrays(false);
    assertEquals(40, check(other).code(), "a certificate of another instance");
    assertEquals(20, solve(other, "--objective=decide").code());
    CommandRun none = check(other);
    assertEquals(0, none.code(), none.output());
    assertTrue(none.output().contains("no mask of sizes 0 to 5 has error at most 1/1000"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
