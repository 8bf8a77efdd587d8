package org.secateur.instances.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Rational;

class DecimalTextTest {
  /** The short way in agrees with the general one on both sides of its limits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "007",
        "1.5",
        "-1.5",
        ".5",
        "5.",
        "-.5",
        "1e3",
        "1/3",
        "+1",
        "922337203685477580",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "0.123456789012345678",
        "0.1234567890123456789",
        "0.0000000000000000001",
        "0.00000000000000000000001",
        "9.223372036854775807",
        "-0.25964681841074533",
        "0.000000476837158203125",
        "-12345.999999523162841796875",
        "0.000000007450580596923828125",
        "0.0000000037252902984619140625",
        "0.000000000000000000000000000",
        "999999999999999999999999999999999999",
        "0.999999999999999999999999999",
        "9223372036854775807.500000000000000000",
        "4611686018427387904.000000000000000000",
        "-123456789012345678.90625000000000000",
        "1234567890123456789.90625000000000000",
        "18446744073709551616.00000000000000000"
      })
  void bothWaysInAgree(String text) {
    assertEquals(Rational.parse(text), DecimalText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1-", "--1", "1 ", "٣", "NaN", "1/0"})
  void othersAreNoNumbers(String text) {
    assertThrows(NumberFormatException.class, () -> DecimalText.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "3/2, 1.5",
    "-7, -7",
    "1000000, 1000000",
    "1/33554432, 0.0000000298023223876953125",
    "1/67108864, 0x1p-26",
    "-5/1237940039285380274899124224, -0x5p-90",
    "1/3, 1/3",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void theShorterFormIsWritten(String value, String text) {
    Rational number = Rational.parse(value);
    assertEquals(text, DecimalText.decimal(number).orElseGet(() -> DecimalText.compact(number)));
  }

  /** Numerators around all lengths, so that some quotients fit in a long and some do not. */
  @Property
  void longDecimalsOfDyadicNumbersAreExact(
      @ForAll long digits,
      @ForAll @IntRange(max = 63) int dropped,
      @ForAll @IntRange(max = 30) int shift) {
    Rational value =
        Rational.of(BigInteger.valueOf(digits >> dropped), BigInteger.ONE.shiftLeft(shift));
    String text =
        new BigDecimal(value.numerator())
            .divide(new BigDecimal(value.denominator()))
            .toPlainString();
    assertEquals(value, DecimalText.parse(text), text);
    assertEquals(
        value.negate(), DecimalText.parse(text.startsWith("-") ? text.substring(1) : "-" + text));
  }

  /** One unit in the last place next to a dyadic number is none, or another one. */
  @Property
  void neighboursOfDyadicNumbersAreExactToo(
      @ForAll @IntRange(max = 30) int shift, @ForAll int digits) {
    BigDecimal dyadic =
        new BigDecimal(digits).divide(new BigDecimal(BigInteger.ONE.shiftLeft(shift)));
    BigDecimal next = dyadic.add(dyadic.ulp());
    assertEquals(Rational.of(next), DecimalText.parse(next.toPlainString()), next.toPlainString());
  }

  @Property
  void everyFormIsReadBack(@ForAll BigInteger numerator, @ForAll long below) {
    Rational value = Rational.of(numerator, BigInteger.valueOf(below).setBit(0));
    assertEquals(value, Rational.parse(DecimalText.compact(value)));
    assertEquals(value.toString(), DecimalText.fraction(value));
    Optional<String> decimal = DecimalText.decimal(value);
    decimal.ifPresent(text -> assertEquals(value, Rational.of(new BigDecimal(text))));
  }

  @Property
  void doublesComeBack(@ForAll double value) {
    assertEquals(value + 0.0, DecimalText.nearest(Rational.of(value)));
    assertEquals(Rational.of(value), Rational.parse(DecimalText.compact(Rational.of(value))));
  }
}
