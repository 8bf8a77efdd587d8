package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.experiments.theory.Bound;
import org.secateur.experiments.theory.BoundCatalogue;

final class BoundsCommandTest {
  private static final String NETWORK =
      "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", \"network\":"
          + " {\"hidden\": [[1, 0], [0, 1], [1, 1]], \"output\": [1, 1, 1], \"outputActivation\": \"identity\"}, \"target\":"
          + " {\"hidden\": [[1, 1]], \"output\": [1], \"outputActivation\": \"identity\"}, \"granularity\": \"neuron\", \"objective\":"
          + " \"decide\", ";

  @TempDir private Path folder;

  private static void assertHas(CommandRun run, String text) {
    assertTrue(run.output().contains(text), () -> run.output() + run.error());
  }

  @Test
  void theListHasEveryBoundWithItsOptions() {
    CommandRun run = CommandRun.of("bounds");
    assertEquals(0, run.code(), run.error());
    CommandRun json = CommandRun.of("bounds", "--json");
    for (Bound bound : BoundCatalogue.all()) {
      assertHas(run, bound.name());
      assertHas(json, "\"name\":\"" + bound.name() + "\"");
    }
    assertHas(run, "--k --epsilon [--c] [--n]");
  }

  @Test
  void oneValueWithItsSource() {
    CommandRun run = CommandRun.of("bounds", "rfss-thm2", "--k", "1", "--epsilon", "4/27");
    assertEquals(0, run.code(), run.error());
    assertHas(run, "source     arXiv 2410.14754 (Natale et al., NeurIPS 2024), Theorem 2\n");
    assertHas(run, "parameters epsilon = 4/27 (0.148148), k = 1, c = 1\n");
    assertHas(run, "value      right side = 2.75489\n");
    assertHas(run, "integer    least n = 3\n");
    assertHas(run, "open       the probability c_thm");
    assertHas(run, "condition  c = c_hyp ≥ 1: holds\n");
  }

  @Test
  void theGapSaysWhatItsTextLeavesOpen() {
    CommandRun run = CommandRun.of("bounds", "gap-neuron-v3", "--epsilon", "0.01");
    assertHas(run, "open       the domain of the inputs\n");
    assertHas(run, "open       the norm of the error\n");
    assertHas(run, "open       whether the output neuron is linear or a ReLU\n");
    assertHas(run, "hidden neurons = 100\n");
  }

  @Test
  void listsOfValuesGiveATable() {
    CommandRun run =
        CommandRun.of("bounds", "gap-weight-v1", "--epsilon", "0.5,0.25", "--d", "1,10");
    assertEquals(0, run.code(), run.error());
    String table = run.output().substring(run.output().indexOf("epsilon  d"));
    assertEquals(
        "epsilon  d   c·d·log2(1/ε)  hidden neurons\n"
            + "1/2      1   1              1\n"
            + "1/2      10  10             10\n"
            + "1/4      1   2              2\n"
            + "1/4      10  20             20\n",
        table);
    CommandRun json = CommandRun.of("bounds", "rss", "--epsilon", "0.5,0.25", "--json");
    assertHas(json, "\"rows\":[{\"values\":{\"epsilon\":\"1/2\",\"c\":\"1\"},\"integer\":\"1\"");
    assertHas(json, "\"integer\":\"2\"");
  }

  @Test
  void aConditionThatFailsIsShown() {
    CommandRun run = CommandRun.of("bounds", "rfss-cor2", "--k", "10", "--epsilon", "0.01");
    assertEquals(0, run.code(), run.error());
    assertHas(run, "does not hold, so the statement says nothing\n");
    CommandRun table = CommandRun.of("bounds", "rfss-cor2", "--k", "10,1000", "--epsilon", "0.01");
    assertEquals(
        1, table.output().lines().filter(l -> l.endsWith("does not hold")).count(), table.output());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no-such-bound | NAME: no-such-bound, expected one of rss,",
        "rss --epsilon two | --epsilon: 'two', expected a number",
        "rss --epsilon 0.1, | --epsilon: '', expected a number",
        "rss | rss: --epsilon: missing",
        "rss --epsilon 2 | rss: --epsilon: 2, expected a number > 0 and < 1 for rss",
        "rss --epsilon 0.1 --k 2 | rss: --k: not a parameter of rss",
        "--k 2 | --k: of no use without NAME",
        "rfss-thm2 --k 1 --epsilon 1e-100 | rfss-thm2: n: above 2^256",
        "linear-maps --d 2 | --k: missing",
        "linear-maps --d 2 --k 0 --epsilon 0.1 --n 3 | --k: '0', expected an integer",
        "linear-maps --d 2 --k 4 --epsilon 0.1 --n 3 | size: 4, expected at most n = 3",
        "linear-maps --d 2 --k 2 --epsilon 0 --n 3 | epsilon: 0, expected above 0",
        "linear-maps no-such-file --d 2 | --d, --k, --epsilon and --n: not together",
      })
  void wrongUsageIsOneMessage(String arguments, String message) {
    CommandRun run = CommandRun.of(("bounds " + arguments).split(" "));
    assertEquals(64, run.code(), run.error());
    assertTrue(run.error().startsWith("secateur: " + message), run.error());
    assertEquals(1, run.error().lines().count(), run.error());
    assertEquals("", run.output());
  }

  @Test
  void tooManyCombinationsAreRefused() {
    String hundred = "1/3" + ",1/3".repeat(99);
    CommandRun most = CommandRun.of("bounds", "rss", "--epsilon", hundred, "--c", hundred);
    assertEquals(0, most.code(), most.error());
    CommandRun more = CommandRun.of("bounds", "rss", "--epsilon", hundred + ",1", "--c", hundred);
    assertEquals(64, more.code());
    assertTrue(more.error().contains("--c: more than 10000 combinations"), more.error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounds", "bounds counting", "bounds linear-maps"})
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of((command + " --help").split(" "));
    assertEquals(0, run.code());
    assertHas(run, "secateur " + command);
  }

  // Samples 0.5, 0.3, -0.2, 0.1; C(4, 2) = 6 masks. [0, 1] with ε = 1/14 needs ⌈7⌉ = 7.
  // The sums are -0.1, 0.1, 0.3, 0.4, 0.6, 0.8: the worst target is 1, by 0.2.
  @Test
  void countingNamesAMissedTarget() throws IOException {
    Path instance =
        ExampleFiles.write(
            folder,
            "few.json",
            "\"interval\": [0, 1], \"tolerance\": \"1/14\", \"size\": {\"exactly\": 2},"
                + " \"objective\": \"is-cover\"");
    CommandRun run = CommandRun.of("bounds", "counting", instance.toString());
    assertEquals(20, run.code(), run.error());
    assertHas(run, "masks      6\n");
    assertHas(run, "needed     7,");
    assertHas(run, "samples    4, sizes exactly 2\n");
    assertHas(run, "counting   proved: some target of the interval is missed");
    assertHas(run, "search     proved: with these sizes a target of the interval is missed\n");
    assertHas(run, "missed     target ");
    CommandRun json = CommandRun.of("bounds", "counting", instance.toString(), "--json");
    assertHas(json, "\"masks\":\"6\",\"needed\":\"7\",\"countingProvesMiss\":true");
    assertHas(json, "\"worstTarget\":");
    CommandRun only = CommandRun.of("bounds", "counting", instance.toString(), "--count-only");
    assertEquals(20, only.code());
    assertHas(only, "search     none, as asked\n");
  }

  @Test
  void countingSaysWhenItSaysNothing() throws IOException {
    // All 16 sums: between -0.2 and 0.9; every target of [0, 0.5] is within 0.1 of 0, 0.1, 0.3,
    // 0.5.
    Path covered =
        ExampleFiles.write(
            folder,
            "covered.json",
            "\"interval\": [0, 0.5], \"tolerance\": 0.1, \"objective\": \"cover\"");
    CommandRun run = CommandRun.of("bounds", "counting", covered.toString());
    assertEquals(0, run.code(), run.error());
    assertHas(run, "masks      16\n");
    assertHas(run, "needed     3,");
    assertHas(run, "counting   does not exclude");
    assertHas(run, "search     proved: with these sizes every target of the interval is hit\n");
    // Enough masks, but none reaches 5.
    Path missed =
        ExampleFiles.write(
            folder,
            "missed.json",
            "\"interval\": [4, 5], \"tolerance\": 0.1, \"objective\": \"cover\"");
    CommandRun far = CommandRun.of("bounds", "counting", missed.toString());
    assertEquals(20, far.code(), far.error());
    assertHas(far, "counting   does not exclude");
    assertHas(far, "missed     target 5\n");
  }

  @Test
  void countingNeedsAnIntervalAToleranceAndSubsetSums() throws IOException {
    CommandRun target =
        CommandRun.of("bounds", "counting", ExampleFiles.minError(folder).toString());
    assertEquals(64, target.code());
    assertTrue(target.error().contains("interval: missing"), target.error());
    Path loose =
        ExampleFiles.write(folder, "c.json", "\"interval\": [0, 1], \"objective\": \"cover\"");
    CommandRun tolerance = CommandRun.of("bounds", "counting", loose.toString());
    assertEquals(64, tolerance.code());
    assertTrue(tolerance.error().contains("tolerance: missing"), tolerance.error());
    CommandRun network =
        CommandRun.withInput(network("\"size\": {\"exactly\": 1}"), "bounds", "counting", "-");
    assertEquals(64, network.code());
    assertTrue(network.error().contains("expected \"subset-sum\""), network.error());
    assertEquals(50, CommandRun.of("bounds", "counting", "no-such-file").code());
  }

  // C(377, 1) = 377 masks; (√1 / (2/32))^(2²) = 16^4 = 65536.
  @Test
  void linearMapsOfGivenSizes() {
    CommandRun run = linearMaps(377);
    assertEquals(20, run.code(), run.error());
    assertHas(run, "needed     (√k/2ε)^4: 2^16,");
    assertHas(run, "exact      proved:");
    assertHas(run, "half       proved:");
    assertHas(run, "theorem 5  n = 377 is below the bound (least n = 378)\n");
    // Theorem 5 stops at 378; the exact count goes on to 2^16, and to 2^15 for probability 1/2.
    CommandRun more = linearMaps(378);
    assertEquals(20, more.code());
    assertHas(more, "theorem 5  n = 378 satisfies the bound");
    assertHas(linearMaps(32767), "half       proved:");
    assertHas(linearMaps(32768), "half       counting does not exclude");
    assertEquals(20, linearMaps(65535).code());
    CommandRun enough = linearMaps(65536);
    assertEquals(0, enough.code());
    assertHas(enough, "exact      counting does not exclude");
    CommandRun coarse =
        CommandRun.of(
            "bounds", "linear-maps", "--d", "1", "--k", "1", "--epsilon", "0.1", "--n", "9");
    assertHas(coarse, "theorem 5  says nothing: epsilon: 1/10");
  }

  private static CommandRun linearMaps(int n) {
    return CommandRun.of(
        "bounds",
        "linear-maps",
        "--d",
        "2",
        "--k",
        "1",
        "--epsilon",
        "1/32",
        "--n",
        Integer.toString(n));
  }

  private static String network(String fields) {
    return NETWORK
        + "\"tolerance\": 0.1, "
        + fields
        + ", \"domain\": {\"ball\": {\"norm\": 1, \"radius\": 1}}}";
  }

  // 3 neurons, exactly 2 kept: 3 masks; 2 inputs, 1 output: (√2 / 0.2)^2 = 50.
  @Test
  void linearMapsOfANetwork() {
    CommandRun run =
        CommandRun.withInput(
            network("\"size\": {\"exactly\": 2}"), "bounds", "linear-maps", "-", "--json");
    assertEquals(20, run.code(), run.error());
    assertHas(
        run, "\"dimension\":2,\"squaredRadius\":\"2\",\"tolerance\":\"1/10\",\"masks\":\"3\"");
    assertHas(run, "\"countingProvesMiss\":true,\"countingRefutesHalf\":true");
    CommandRun text =
        CommandRun.withInput(network("\"size\": {\"atMost\": 3}"), "bounds", "linear-maps", "-");
    assertHas(text, "masks      of 3 keep 0 to 3: 2^3\n");
    assertHas(text, "theorem 5  not asked:");
  }

  @Test
  void linearMapsNeedADomainThatSpans() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("points.json"),
            NETWORK + "\"tolerance\": 0.1, \"domain\": {\"points\": [[1, 0]]}}");
    CommandRun run = CommandRun.of("bounds", "linear-maps", file.toString());
    assertEquals(64, run.code());
    assertTrue(run.error().contains("domain: expected a ball"), run.error());
    CommandRun sums =
        CommandRun.of("bounds", "linear-maps", ExampleFiles.minError(folder).toString());
    assertEquals(64, sums.code());
  }
}
