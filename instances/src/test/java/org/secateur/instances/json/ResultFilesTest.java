package org.secateur.instances.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Interval;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;

class ResultFilesTest {
  private static final Incumbent KEPT =
      new Incumbent(Mask.ofKept(3, 2, 0), Rational.of(613, 20480));

  private static SubsetSumInstance instance(Objective objective, boolean listed) {
    return new SubsetSumInstance(
        RationalMatrix.column(List.of(Rational.ONE, Rational.of(2), Rational.of(3))),
        RationalMatrix.column(listed ? List.of(Rational.ONE, Rational.ONE) : List.of(Rational.ONE)),
        listed,
        Optional.empty(),
        Optional.of(Rational.ONE),
        Optional.of(new Interval(Rational.ZERO, Rational.ONE)),
        objective,
        Optional.empty());
  }

  private static Answer answer(Finding finding) {
    return new Answer(
        Status.OPTIMAL,
        StopReason.COMPLETED,
        Evidence.PROVED,
        Bounds.atLeast(Rational.of(1, 3)),
        finding);
  }

  private static String written(Objective objective, boolean listed, Answer... answers)
      throws Exception {
    SolveResult result =
        new SolveResult(
            objective, List.of(answers), "none", 7, 2, Duration.ofNanos(1_250_000_000), 99);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultWriter.write(instance(objective, listed), result, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String single(String fields, Objective objective) {
    return """
        {
          "format": "secateur-result/1",
          "objective": "%s",
          "status": "optimal",
          "stopReason": "completed",
          "evidence": "proved",
          "bounds": {"lower": "1/3", "upper": null},
        %s
          "engine": "none",
          "seed": 7,
          "threads": 2,
          "seconds": 1.250000000,
          "nodes": 99,
          "version": "development"
        }
        """
        .formatted(objective.label(), fields);
  }

  @Test
  void oneMask() throws Exception {
    String fields =
        """
          "size": 2,
          "error": "613/20480",
          "errorDecimal": 0.029931640625,
          "kept": [0, 2],""";
    assertEquals(
        single(fields.indent(2).stripTrailing(), Objective.MIN_SIZE),
        written(Objective.MIN_SIZE, false, answer(new Finding.Subset(KEPT))));
  }

  @Test
  void noMask() throws Exception {
    String fields =
        """
          "size": null,
          "error": null,
          "errorDecimal": null,
          "kept": null,""";
    assertEquals(
        single(fields.indent(2).stripTrailing(), Objective.DECIDE),
        written(Objective.DECIDE, false, answer(new Finding.Nothing())));
  }

  @Test
  void aCount() throws Exception {
    assertEquals(
        single("  \"count\": 1267650600228229401496703205376,", Objective.COUNT),
        written(Objective.COUNT, false, answer(new Finding.Count(BigInteger.ONE.shiftLeft(100)))));
  }

  @Test
  void aFrontAndAWorstTarget() throws Exception {
    String point =
        "{\"size\": 2, \"error\": \"613/20480\", \"errorDecimal\": 0.029931640625, \"kept\": [0, 2]}";
    assertEquals(
        single("  \"frontier\": [\n    " + point + ",\n    " + point + "\n  ],", Objective.PARETO),
        written(Objective.PARETO, false, answer(new Finding.Frontier(List.of(KEPT, KEPT)))));
    String fields =
        """
          "worstTarget": "-1/3",
          "worstTargetDecimal": -0.3333333333333333,
          "size": 2,
          "error": "613/20480",
          "errorDecimal": 0.029931640625,
          "kept": [0, 2],""";
    assertEquals(
        single(fields.indent(2).stripTrailing(), Objective.COVER),
        written(Objective.COVER, false, answer(new Finding.WorstTarget(Rational.of(-1, 3), KEPT))));
  }

  @Test
  void aListOfAnswers() throws Exception {
    String text =
        written(
            Objective.MIN_ERROR,
            true,
            answer(new Finding.Subset(KEPT)),
            Answer.unknown(StopReason.TIME));
    assertEquals(
        """
        {
          "format": "secateur-result/1",
          "objective": "min-error",
          "status": "unknown",
          "stopReason": "time",
          "evidence": "heuristic",
          "answers": [
            {"status": "optimal", "stopReason": "completed", "evidence": "proved", \
        "bounds": {"lower": "1/3", "upper": null}, "size": 2, "error": "613/20480", \
        "errorDecimal": 0.029931640625, "kept": [0, 2]},
            {"status": "unknown", "stopReason": "time", "evidence": "heuristic", \
        "bounds": {"lower": null, "upper": null}, "size": null, "error": null, \
        "errorDecimal": null, "kept": null}
          ],
          "engine": "none",
          "seed": 7,
          "threads": 2,
          "seconds": 1.250000000,
          "nodes": 99,
          "version": "development"
        }
        """,
        text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          {}                      ! $.kept: missing, expected the kept indices of one mask
          {"answers": []}         ! $.kept: missing, expected the kept indices of one mask; this is a list of answers
          {"masks": {}}           ! $.kept: missing, expected the kept indices of one mask; masks of weights belong to granularity \"weight\"
          {"kept": null}          ! $.kept: missing, expected the kept indices of one mask
          {"kept": 1}             ! $.kept: 1, expected an array of kept indices
          {"kept": [0, 3]}        ! $.kept[1]: 3, expected a zero-based index from 0 to 2
          {"kept": [-1]}          ! $.kept[0]: -1, expected a zero-based index from 0 to 2
          {"kept": [0.5]}         ! $.kept[0]: 0.5, expected a zero-based index from 0 to 2
          {"kept": [2, 0, 2]}     ! $.kept[2]: 2, expected each kept index once
          {"kept": [0], "kept":[]} ! $.kept: a second field "kept", expected each name once
          """)
  void badMasksAreNamed(String text, String message) {
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    MalformedInputException fault =
        assertThrows(
            MalformedInputException.class,
            () -> ResultReader.readMask("m.json", in, instance(Objective.DECIDE, false)));
    assertEquals("m.json: " + message, fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          "secateur-result/1" ! "secateur-result/9" ! $.format: "secateur-result/9", expected "secateur-result/1", the format that this version reads
          "optimal"           ! "best"              ! $.status: "best", expected one of "optimal", "infeasible", "feasible", "unknown"
          "size": 2           ! "size": 1           ! $.size: 1, expected 2, the length of kept
          "613/20480"         ! "-613/20480"        ! $.error: "-613/20480", expected a number ≥ 0
          "upper": null       ! "upper": 0          ! $.bounds: [1/3, 0], expected lower ≤ upper
          "nodes": 99         ! "x": 99             ! $.nodes: missing, expected a number of nodes
          1.250000000         ! -1                  ! $.seconds: -1, expected a number of seconds
          "evidence":         ! "x":                ! $.evidence: missing, expected the field of an answer
          "seed": 7           ! "answers": [], "seed": 7, "seed": 8 ! $.seed: a second field "seed", expected each name once
          """)
  void badResultsAreNamed(String from, String to, String message) throws Exception {
    String text = written(Objective.MIN_SIZE, false, answer(new Finding.Subset(KEPT)));
    byte[] bytes = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    MalformedInputException fault =
        assertThrows(
            MalformedInputException.class,
            () ->
                ResultReader.read(
                    "r.json",
                    new ByteArrayInputStream(bytes),
                    instance(Objective.MIN_SIZE, false)));
    assertEquals("r.json: " + message, fault.getMessage());
  }
}
