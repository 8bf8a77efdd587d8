package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.json.InstanceReader;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.search.SelectionSolver;

/** What sweeps over half a turn refute is told in a certificate, and the checker believes it. */
final class SweepCertificateTest {
  private static final List<String> DOMAINS =
      List.of(
          "{\"box\": {\"lower\": [-1, -1], \"upper\": [1, 1]}}",
          "{\"box\": {\"lower\": [-2, \"-1/3\"], \"upper\": [1, 1.5]}}",
          "{\"ball\": {\"norm\": 1, \"radius\": 2}}",
          "{\"ball\": {\"norm\": 2, \"radius\": \"3/2\"}}");

  @TempDir private Path folder;

  private Path instance() {
    return folder.resolve("network.json");
  }

  private Path certificate() {
    return folder.resolve("answer.crt");
  }

  private static String weights(Random random, int rows, int columns, int most, boolean withZeros) {
    return IntStream.range(0, rows)
        .mapToObj(
            r ->
                IntStream.range(0, columns)
                    .mapToObj(c -> "\"" + weight(random, most, withZeros) + "/" + most + "\"")
                    .collect(Collectors.joining(", ", "[", "]")))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static int weight(Random random, int most, boolean withZeros) {
    int weight = random.nextInt(2 * most + 1) - most;
    return weight == 0 && !withZeros ? 1 : weight;
  }

  /** Few bits make neurons equal, parallel and opposite. */
  private void write(Random random, String granularity, String objective, boolean withZeros)
      throws IOException {
    boolean isByWeights = granularity.equals("weight");
    int most = List.of(2, 7, 64).get(random.nextInt(3));
    int n = isByWeights ? 3 + random.nextInt(3) : 5 + random.nextInt(10);
    int m = isByWeights ? 1 : 1 + random.nextInt(2);
    String act = random.nextInt(4) == 0 ? "relu" : "identity";
    String text =
        "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\",\n"
            + String.format(
                " \"network\": {\"hidden\": %s, \"output\": %s, \"outputActivation\": \"identity\"},%n",
                weights(random, n, 2, most, withZeros), weights(random, m, n, most, withZeros))
            + String.format(
                " \"target\": {\"hidden\": %s, \"output\": %s, \"outputActivation\": \"%s\"},%n",
                weights(random, 1 + m, 2, 8, true), weights(random, m, 1 + m, 8, true), act)
            + String.format(
                " \"domain\": %s, \"granularity\": \"%s\", \"objective\": \"%s\", \"tolerance\": 0.%d}",
                DOMAINS.get(random.nextInt(DOMAINS.size())),
                granularity,
                objective,
                5 + random.nextInt(40));
    Files.writeString(instance(), text);
  }

  private CommandRun solve(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("solve", instance().toString(), "--certificate=" + certificate()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private CommandRun check() {
    return CommandRun.of("check", instance().toString(), certificate().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "neuron, min-size",
    "neuron, decide",
    "neuron, min-error",
    "weight, min-size",
    "weight, decide"
  })
  void everyAnswerHasAValidCertificate(String granularity, String objective) throws IOException {
    int swept = 0;
    // In the last ones, the interval of a row holds no integer.
    for (int seed :
        IntStream.concat(IntStream.rangeClosed(1, 60), IntStream.of(121, 305)).toArray()) {
      boolean withZeros = seed % 2 == 0;
      write(new Random(seed), granularity, objective, withZeros);
      CommandRun solved = solve();
      String text = Files.readString(certificate());
      CommandRun run = check();
      String all =
          "seed " + seed + "\n" + run.output() + solved.output() + Files.readString(instance());
      assertEquals(0, run.code(), all + text);
      String claim =
          solved.code() == 20
              ? "claim infeasible"
              : switch (objective) {
                case "min-size" -> " error ";
                case "min-error" -> " size ";
                default -> "claim feasible";
              };
      boolean isSwept = text.contains("\nsweep ");
      boolean saysAll = text.substring(text.indexOf("\nclaim")).contains(claim);
      assertTrue(saysAll, all + text);
      swept += isSwept ? 1 : 0;
    }
    assertTrue(swept > 10, swept + " certificates with sweeps");
  }

  private void generate(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("generate", "network", "--n=300", "--output=" + instance()));
    arguments.addAll(List.of(more));
    assertEquals(0, CommandRun.of(arguments.toArray(String[]::new)).code());
  }

  @Test
  void nothingWithinTheToleranceIsOneStepAndACorruptedDigitIsSeen() throws IOException {
    generate("--seed=2", "--tolerance=0.005");
    assertEquals(20, solve().code());
    String text = Files.readString(certificate());
    assertTrue(text.contains("\nsweep all "), text);
    assertEquals(0, check().code(), check().output());
    Files.writeString(certificate(), text.replace("sweep all ", "sweep all 9"));
    CommandRun rejected = check();
    assertEquals(40, rejected.code(), rejected.output());
    assertTrue(
        rejected.output().contains("cells are left at the end of the sweep, expected none"),
        rejected.output());
  }

  @Test
  void aLeastSizeIsTwoStepsAndALargerOneIsNotBelieved() throws IOException {
    generate("--seed=1", "--tolerance=0.03");
    assertEquals(0, solve().code());
    String text = Files.readString(certificate());
    assertEquals(3, text.split("\nsweep sizes ").length, text);
    assertEquals(0, check().code(), check().output());
    Files.writeString(certificate(), text.replaceFirst("sizes 0 (\\d) error", "sizes 0 5 error"));
    CommandRun rejected = check();
    assertEquals(40, rejected.code(), rejected.output());
    assertTrue(rejected.output().contains(" has error "), rejected.output());
  }

  /**
   * For the least error of the size found the kink rule would drop the line from which the sweep
   * begins; for the tolerance it does not.
   */
  @Test
  void aSweepBeginsOnALineThatIsLeft() throws IOException {
    Files.writeString(
        instance(),
        """
        {"format": "secateur-instance/1", "problem": "network-pruning",
         "network": {"hidden": [[37621, 59129], [-55911, 46825], [-37647, 53918]],
          "output": [1685514570473, 1718077799302, 1950688072562], "outputActivation": "identity"},
         "target": {"hidden": [[37621, 59129], [-55911, 46825]],
          "output": [1685514570523, 1718077799385], "outputActivation": "identity"},
         "domain": {"box": {"lower": [-1, -1], "upper": [1, 1]}}, "granularity": "weight",
         "objective": "min-size", "tolerance": 18014398509481984, "size": {"atMost": 7}}
        """);
    assertEquals(0, solve().code());
    String text = Files.readString(certificate());
    assertTrue(text.contains("\nkinks\ntighten sizes 6 6 error < 9602488\nsweep sizes "), text);
    assertEquals(0, check().code(), check().output());
  }

  @ParameterizedTest
  @ValueSource(longs = {2_000, 50_000})
  void aStoppedRunTellsWhatItHasRefuted(long nodes) throws IOException, MalformedInputException {
    generate("--seed=1", "--tolerance=0.02");
    NetworkPruningInstance instance = (NetworkPruningInstance) InstanceReader.read(instance());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CertificateLog log = new CertificateLog(new NetworkCertificateWriter(instance, out, false));
    SolveResult result =
        new SelectionSolver()
            .solve(instance, SearchLimits.none(1).withNodes(nodes), 1, SearchListener.SILENT, log);
    log.finish(result.answers().get(0));
    String text = out.toString(StandardCharsets.US_ASCII);
    String lower = result.answers().get(0).bounds().lower().orElseThrow().toString();
    Files.writeString(certificate(), text);
    assertTrue(text.contains("\nclaim min-size " + lower + " unknown\n"), text);
    assertTrue(text.contains("\nsweep sizes "), text);
    CommandRun run = check();
    assertEquals(0, run.code(), run.output());
  }
}
