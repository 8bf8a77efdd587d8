package org.secateur.instances.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.npz.NpzWriter;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Domain;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;

/** Network pruning in files: section 3.2 of the contract, masks of weights, irrational errors. */
class NetworkFilesTest {
  private static final String HEAD =
      "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", ";
  private static final String TARGET =
      "\"target\": {\"hidden\": [[\"1/3\", 1]], \"output\": [[1], [2]], \"outputActivation\":"
          + " \"relu\"}, ";

  @TempDir Path folder;

  private NetworkPruningInstance read(String body) throws Exception {
    byte[] bytes = (HEAD + body + "}").getBytes(StandardCharsets.UTF_8);
    return (NetworkPruningInstance)
        InstanceReader.read("test", new ByteArrayInputStream(bytes), folder);
  }

  private NetworkPruningInstance weights() throws Exception {
    return read(
        "\"network\": {\"hidden\": [[1, 2], [3, 4]], \"output\": [[5, 6], [7, 8]],"
            + " \"outputActivation\": \"identity\"}, "
            + TARGET
            + "\"domain\": {\"ball\": {\"norm\": 2, \"radius\": 0.5}}, \"granularity\": \"weight\","
            + " \"objective\": \"pareto\"");
  }

  @Test
  void everyFieldIsTaken() throws Exception {
    NetworkPruningInstance instance =
        read(
            "\"domain\": {\"box\": {\"lower\": [-1, 0], \"upper\": [\"1/2\", 0]}}, "
                + TARGET
                + "\"size\": {\"atMost\": 1}, \"tolerance\": 0.25, \"objective\": \"decide\","
                + " \"granularity\": \"neuron\", \"network\": {\"outputActivation\": \"relu\","
                + " \"output\": [[0.1], [2]], \"hidden\": [[1, -2]]}");
    assertEquals(Objective.DECIDE, instance.objective());
    assertEquals(Granularity.NEURON, instance.granularity());
    assertEquals(Optional.of(SizeRange.atMost(1)), instance.sizes());
    assertEquals(Optional.of(Rational.of(1, 4)), instance.tolerance());
    assertEquals(
        new Domain.Box(
            List.of(Rational.of(-1), Rational.ZERO), List.of(Rational.of(1, 2), Rational.ZERO)),
        instance.domain());
    assertEquals(Rational.of(1, 10), instance.network().output().get(0, 0));
    assertEquals(Rational.of(1, 3), instance.target().hidden().get(0, 0));
    assertEquals(Activation.RELU, instance.target().outputActivation());
    assertEquals(1, instance.maskLength());
  }

  @Test
  void arraysMayStandInOtherFiles() throws Exception {
    try (OutputStream out = Files.newOutputStream(folder.resolve("w.npz"));
        NpzWriter writer = new NpzWriter(out)) {
      writer.writeDoubles("fc1", new int[] {2, 1}, 0.5, -2);
      writer.writeDoubles("fc2", new int[] {2}, 1, 0.25);
    }
    NetworkPruningInstance instance =
        read(
            "\"network\": {\"hidden\": {\"npz\": \"w.npz\", \"array\": \"fc1\"}, \"output\":"
                + " {\"npz\": \"w.npz\", \"array\": \"fc2\"}, \"outputActivation\": \"identity\"},"
                + " \"target\": {\"hidden\": [[1]], \"output\": [1], \"outputActivation\":"
                + " \"identity\"}, \"domain\": {\"points\": {\"npz\": \"w.npz\", \"array\":"
                + " \"fc1\"}}, \"granularity\": \"neuron\"");
    assertEquals(Objective.MIN_ERROR, instance.objective());
    assertEquals(Rational.of(-2), instance.network().hidden().get(1, 0));
    assertEquals(Rational.of(1, 4), instance.network().output().get(0, 1));
    assertEquals(2, ((Domain.Points) instance.domain()).points().rows());
  }

  private static Mask mask(NetworkPruningInstance instance, String text) throws Exception {
    return ResultReader.readMask(
        "m.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), instance);
  }

  @Test
  void masksOfWeightsAreTakenInCanonicalForm() throws Exception {
    NetworkPruningInstance instance = weights();
    Mask first =
        mask(instance, "{\"masks\": {\"hidden\": [[1, 0], [1, 1]], \"output\": [[1, 0], [1, 0]]}}");
    assertEquals(Mask.ofKept(8, 0, 4, 6), first);
    assertEquals(
        Mask.ofKept(8),
        mask(
            instance, "{\"masks\": {\"output\": [[1, 1], [1, 1]], \"hidden\": [[0, 0], [0, 0]]}}"));
    assertEquals(Mask.ofKept(8, 2, 3, 5, 7), mask(instance, "{\"kept\": [1]}"));
    assertEquals(
        Mask.ofKept(8, 0, 4),
        mask(
            instance,
            "{\"kept\": [0, 1], \"masks\": {\"hidden\": [[1, 0], [0, 0]], \"output\": [[1, 0], [0,"
                + " 0]]}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | m.json: $.masks: missing, expected the kept weights
          {"masks": 1} | m.json: $.masks: 1, expected {"hidden": n × d of 0 and 1, "output": m × n of 0 and 1}
          {"masks": {"hidden": [[1, 1], [1, 1]]}} | m.json: $.masks: an incomplete object, expected {"hidden": n × d of 0 and 1, "output": m × n of 0 and 1}
          {"masks": {"hidden": [[1, 2]]}} | m.json: $.masks.hidden[0][1]: 2, expected 0 or 1
          {"masks": {"hidden": [[1, 1]]}} | m.json: $.masks.hidden: 1 entries, expected 2 arrays of 2 entries 0 or 1
          {"masks": {"hidden": [[1]]}} | m.json: $.masks.hidden[0]: 1 entries, expected 2 arrays of 2 entries 0 or 1
          {"masks": {"hidden": [[1, 1, 1]]}} | m.json: $.masks.hidden[0]: more than 2 entries, expected 2 arrays of 2 entries 0 or 1
          {"masks": {"hidden": [[1, 1], [1, 1], [1, 1]]}} | m.json: $.masks.hidden: more than 2 entries, expected 2 arrays of 2 entries 0 or 1
          {"masks": {"hidden": [1]}} | m.json: $.masks.hidden[0]: 1, expected 2 arrays of 2 entries 0 or 1
          {"masks": {"both": [1]}} | m.json: $.masks.both: an unknown field, expected {"hidden": n × d of 0 and 1, "output": m × n of 0 and 1}
          {"kept": [2]} | m.json: $.kept[0]: 2, expected a zero-based index from 0 to 1
          """)
  void badMasksAreNamed(String text, String message) throws Exception {
    NetworkPruningInstance instance = weights();
    MalformedInputException fault =
        assertThrows(MalformedInputException.class, () -> mask(instance, text));
    assertEquals(message, fault.getMessage());
  }

  @Test
  void aResultHasMasksTheWorstInputAndRoots() throws Exception {
    NetworkPruningInstance instance = weights();
    Incumbent incumbent =
        new Incumbent(
            Mask.ofKept(8, 0, 4),
            ExactReal.parse("sqrt(2/9)"),
            Optional.of(List.of(Rational.ONE, Rational.of(-1, 3))));
    Answer answer =
        new Answer(
            Status.FEASIBLE,
            StopReason.TIME,
            Evidence.HEURISTIC,
            Bounds.exactly(incumbent.error()),
            new Finding.Subset(incumbent));
    SolveResult result =
        new SolveResult(
            Objective.MIN_ERROR, List.of(answer), "engine", 1, 1, Duration.ofSeconds(1), 7);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultWriter.write(instance, result, out);
    String text = out.toString(StandardCharsets.UTF_8);
    assertEquals(
        """
          "bounds": {"lower": "sqrt(2/9)", "upper": "sqrt(2/9)"},
          "size": 2,
          "error": "sqrt(2/9)",
          "errorDecimal": 0.4714045207910317,
          "masks": {"hidden": [[1, 0], [0, 0]], "output": [[1, 0], [0, 0]]},
          "worstInput": ["1", "-1/3"],
        """,
        text.substring(text.indexOf("  \"bounds\""), text.indexOf("  \"engine\"")));
    assertEquals(
        result, ResultReader.read("r.json", new ByteArrayInputStream(out.toByteArray()), instance));
  }
}
