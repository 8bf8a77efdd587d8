package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.NumberText;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/** How the checker reads numbers and instances, and what it says of them. */
final class InstanceReadingTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-7, -7",
    "+7, 7",
    "1/2, 1/2",
    "-4/6, -2/3",
    "+3/9, 1/3",
    "0.25, 1/4",
    "-.5, -1/2",
    "5., 5",
    "1e3, 1000",
    "1E-2, 1/100",
    "2.5e+1, 25",
    "-1.5e0, -3/2",
    "0x1p0, 1",
    "0x1.8p-3, 3/16",
    "-0X.8P1, -1",
    "0xffp-4, 255/16",
    "09, 9",
    "0.0, 0",
    "0.75e-1, 3/40",
    "999999999999999999, 999999999999999999",
    "1000000000000000000.5, 2000000000000000001/2",
    "-0.000000476837158203125, -1/2097152",
    "0.000000476837158203126, 238418579101563/500000000000000000000",
    "12e-3, 3/250",
    "-0, 0",
    "-0.0, 0",
    "-0.50, -1/2",
    "+0.5, 1/2",
    ".5, 1/2",
    "-.5, -1/2",
    "0.1, 1/10",
    "99999999.9999999701976776123046875, 3355443199999999/33554432",
    "-99999999.9999999701976776123046875, -3355443199999999/33554432",
    "999999999.5, 1999999999/2",
    "0.0000000298023223876953125, 1/33554432",
    "0.00000001490116119384765625, 1/67108864",
    "0.9999999999999999999999999, 9999999999999999999999999/10000000000000000000000000",
    "4611686018427387904, 4611686018427387904",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775808.5, 18446744073709551617/2",
    "-9223372036854775809/2, -9223372036854775809/2",
    "9223372036854775808/4611686018427387904, 2"
  })
  void numbers(String text, String value) {
    assertEquals(value, NumberText.parse(text).toString());
  }

  /** On both sides of 8 digits before the point, and of 25 places. */
  @Property(tries = 2000)
  void decimalsAreExact(
      @ForAll @IntRange(min = 1, max = 45) int digits,
      @ForAll @IntRange(min = 0, max = 70) int places,
      @ForAll boolean isDyadic,
      @ForAll long seed) {
    Random random = new Random(seed);
    BigInteger most = BigInteger.TEN.pow(digits);
    BigInteger mantissa = new BigInteger(most.bitLength() + 8, random).mod(most);
    if (isDyadic) {
      BigInteger fives = BigInteger.valueOf(5).pow(places);
      mantissa = mantissa.divide(fives).add(BigInteger.ONE).multiply(fives);
    }
    String text = new BigDecimal(mantissa, places).toPlainString();
    Fraction value = NumberText.parse(text);
    assertEquals(
        mantissa.multiply(value.denominator()),
        value.numerator().multiply(BigInteger.TEN.pow(places)),
        text);
    assertEquals(BigInteger.ONE, value.numerator().gcd(value.denominator()), text);
    assertEquals(value.negate(), NumberText.parse("-" + text));
  }

  @Property(tries = 1000)
  void fractionsAreInLowestTerms(
      @ForAll @IntRange(min = -99, max = 99) int a,
      @ForAll @IntRange(min = -9, max = 9) int b,
      @ForAll @IntRange(min = 0, max = 70) int up,
      @ForAll @IntRange(min = 0, max = 70) int down) {
    Assume.that(b != 0);
    BigInteger above = BigInteger.valueOf(a).shiftLeft(up);
    BigInteger below = BigInteger.valueOf(b).shiftLeft(down);
    Fraction value = new Fraction(above, below);
    assertEquals(above.multiply(value.denominator()), below.multiply(value.numerator()));
    assertEquals(BigInteger.ONE, value.numerator().gcd(value.denominator()));
    assertEquals(1, value.denominator().signum());
    boolean isWhole = value.denominator().equals(BigInteger.ONE);
    assertEquals(
        value.numerator().toString() + (isWhole ? "" : "/" + value.denominator().toString()),
        value.toString());
    assertEquals(value.negate(), Fraction.ZERO.minus(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "e1",
        "1e",
        "1e1.5",
        "1e1/2",
        "0x1",
        "0xp1",
        "1/0",
        "1/-2",
        "1/",
        "/2",
        "--1",
        "1.2.3",
        "0x1.8e1",
        "1_000",
        "NaN",
        "١",
        "1e20001",
        "1e-20001",
        "1/2/3",
        "1.5/2"
      })
  void notNumbers(String text) {
    assertThrows(NumberFormatException.class, () -> NumberText.parse(text), text);
  }

  @Test
  void lengthsAndExponentsAreLimited() {
    String most = "1".repeat(NumberText.MAX);
    assertEquals(most, NumberText.parse(most).toString());
    String more = most + "1";
    assertThrows(NumberFormatException.class, () -> NumberText.parse(more));
    assertThrows(NumberFormatException.class, () -> NumberText.fraction(more));
    assertThrows(NumberFormatException.class, () -> NumberText.natural(more, 10));
    assertThrows(NumberFormatException.class, () -> NumberText.parse("-" + most));
    assertEquals(20_001, NumberText.parse("1e20000").toString().length());
    assertEquals("1/1" + "0".repeat(20_000), NumberText.parse("1e-20000").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "sqrt(2), sqrt(2)",
    "sqrt(4/9), 2/3",
    "-1/2, -1/2",
    "sqrt(0), 0",
    "sqrt(8/2), 2",
    "3, 3"
  })
  void errors(String text, String value) {
    assertEquals(value, Real.parse(text).toString());
  }

  @Test
  void errorsAreOrdered() {
    List<String> ascending = List.of("-2", "-1", "0", "1", "sqrt(2)", "3/2", "sqrt(3)", "2");
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        Real first = Real.parse(ascending.get(i));
        Real second = Real.parse(ascending.get(j));
        assertEquals(Integer.compare(i, j), Integer.signum(first.compareTo(second)));
        assertEquals(i < j, first.isBelow(second));
        assertEquals(i > j, first.isAbove(second));
      }
    }
  }

  private static CheckReport report(String instance, String certificate) throws IOException {
    Path folder = Path.of("src/test/resources/certificates");
    return Checks.check(
        Files.readString(folder.resolve("instances/" + instance + ".json")),
        Files.readString(folder.resolve("valid/" + certificate + ".crt")));
  }

  @Test
  void theParametersOfANetworkAreSaid() throws IOException {
    List<String> ball = report("net-ball", "net-ball").parameters();
    assertEquals(
        List.of(
            "pruning a network of 3 hidden neurons, 2 inputs and 1 identity outputs by neurons, no"
                + " biases",
            "target network of 1 hidden neurons, 2 inputs and 1 identity outputs",
            "domain ball 2 2 (norm, radius), error in the sup-norm over the outputs",
            "allowed sizes 0 to 3, the empty mask counting as size 0",
            "tolerance 1/8",
            "the file asks for decide",
            "made by family by-hand, version 1, n 3, as the file says"),
        ball.subList(0, 7));
    List<String> relu = report("net-relu", "net-feasible-exactly").parameters();
    assertEquals(
        "pruning a network of 2 hidden neurons, 2 inputs and 1 relu outputs by neurons, no biases",
        relu.get(0));
    assertEquals(
        "domain box 2 [-1, -1] to [1, 1], error in the sup-norm over the outputs", relu.get(2));
    assertEquals("allowed size 1, the empty mask counting as size 0", relu.get(3));
    assertTrue(
        report("net-weights", "net-weights")
            .parameters()
            .get(0)
            .endsWith(" by weights, no biases"));
    assertEquals(
        "domain points 2 2, error in the sup-norm over the outputs",
        report("net-points", "net-points").parameters().get(2));
  }

  @Test
  void theParametersOfSumsAreSaid() {
    String instance =
        "{\"x-note\": {\"deep\": [1, {}]}, \"comment\": [1], \"generator\": {\"family\": \"uniform\", \"seed\": 7},"
            + " \"format\": \"secateur-instance/1\", \"problem\": \"subset-sum\", \"samples\": [1, 2],"
            + " \"target\": 3, \"size\": {\"exactly\": 0}}";
    CheckReport report = Checks.check(instance, "");
    assertEquals(
        List.of(
            "subset sums of 2 numbers",
            "allowed size 0, the empty set counting as size 0",
            "1 target",
            "the file asks for min-error",
            "made by family uniform, seed 7, as the file says"),
        report.parameters());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|instance $.format: missing",
        "{'format': 'secateur-instance/1'}|instance $.problem: missing",
        "{'problem': 'subset-sum'}|instance $.format: missing",
        "{'format': 'secateur-instance/1', 'problem': 'subset-sum', 'tolerance': -1}|instance"
            + " $.tolerance: expected at least 0",
        "{'format': 'secateur-instance/1', 'problem': 'subset-sum', 'samples': [1]}|instance"
            + " $.target: missing",
        "{'format': 'secateur-instance/1', 'problem': 'subset-sum', 'samples': [1], 'target': [1,"
            + " 2]}|instance $.target: expected the length of the samples, 1",
        "{'format': 'secateur-instance/1', 'problem': 'subset-sum', 'samples': [1], 'interval':"
            + " [2, 1]}|instance $.interval: expected [lo, hi] with lo at most hi",
        "{'format': 'secateur-instance/1', 'problem': 'subset-sum', 'samples': [1], 'interval':"
            + " [2]}|instance $.interval: expected [lo, hi] with lo at most hi",
        "{'format': 'secateur-instance/1', 'size': {'exactly': -1}}|instance $.size.exactly:"
            + " expected a size from 0 to n",
        "{'size': {'exactly': 0, 'atMost': 1}}|instance $.size.atMost: expected {\"exactly\": k} or"
            + " {\"atMost\": k}",
        "{'size': {'atLeast': 0}}|instance $.size.atLeast: expected {\"exactly\": k} or"
            + " {\"atMost\": k}",
        "{'size': {'atMost': 0.5}}|instance $.size.atMost: expected an integer",
        "{'size': {'atMost': 2147483648}}|instance $.size.atMost: expected an integer",
        "{'target': 1, 'targets': [1]}|instance $.targets: both target and targets",
        "{'samples': 3}|instance $.samples: expected an array of numbers, or of vectors of one length",
        "{'target': true}|instance $.target: expected a number",
        "{'interval': 3}|instance $.interval: expected an array of numbers, or of vectors of one"
            + " length",
        "{'objective': 3}|instance $.objective: expected a text",
        "[]|instance $: expected an object",
        "{} {}|instance $: expected the end of the file"
      })
  void faultsOfInstances(String instance, String expected) {
    CheckReport report = Checks.check(instance.replace('\'', '"'), "");
    assertEquals(Verdict.MALFORMED, report.verdict());
    assertEquals(expected, report.place() + ": " + report.message());
  }
}
