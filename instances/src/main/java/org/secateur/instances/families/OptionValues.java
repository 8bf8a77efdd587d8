package org.secateur.instances.families;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.model.Provenance;
import org.secateur.model.Rational;

/** The values of a family's options: those given, and the defaults of the others. */
final class OptionValues {
  private final String family;
  private final List<FamilyOption> options;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException for a name that is not an option
   */
  OptionValues(String family, List<FamilyOption> options, Map<String, String> given) {
    this.family = family;
    this.options = options;
    List<String> names = options.stream().map(FamilyOption::name).toList();
    for (Map.Entry<String, String> entry : given.entrySet()) {
      if (!names.contains(entry.getKey())) {
        throw new IllegalArgumentException(
            "option " + entry.getKey() + " of " + family + ": unknown, expected one of " + names);
      }
    }
    for (FamilyOption option : options) {
      values.put(option.name(), given.getOrDefault(option.name(), option.defaultValue()));
    }
  }

  /** The value as text; absent where it is empty. */
  Optional<String> text(String name) {
    String value = values.get(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  Optional<Integer> optionalInteger(String name, int least, int most) {
    return text(name).map(text -> integer(name, text, least, most));
  }

  int integer(String name, int least, int most) {
    return integer(name, values.get(name), least, most);
  }

  private int integer(String name, String text, int least, int most) {
    String expected = "an integer from " + least + " to " + most;
    int value;
    try {
      value = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw bad(name, expected);
    }
    if (value < least || value > most) {
      throw bad(name, expected);
    }
    return value;
  }

  Optional<Rational> optionalNumber(String name) {
    return text(name).map(text -> number(name, text));
  }

  Rational number(String name) {
    return number(name, values.get(name));
  }

  private Rational number(String name, String text) {
    try {
      return Rational.parse(text);
    } catch (NumberFormatException e) {
      throw bad(name, expected(name));
    }
  }

  /** Gives an option that was left empty the value that it came to, for the provenance. */
  void settle(String name, String value) {
    values.put(name, value);
  }

  boolean is(String name, String yes, String no) {
    String value = values.get(name);
    if (!value.equals(yes) && !value.equals(no)) {
      throw bad(name, yes + " or " + no);
    }
    return value.equals(yes);
  }

  void require(boolean condition, String name) {
    if (!condition) {
      throw bad(name, expected(name));
    }
  }

  IllegalArgumentException bad(String name, String expected) {
    return new IllegalArgumentException(
        "option "
            + name
            + " of "
            + family
            + ": \""
            + values.get(name)
            + "\", expected "
            + expected);
  }

  private String expected(String name) {
    return options.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow().expected();
  }

  /** All values that are in force, so that a later change of a default does no harm. */
  Provenance provenance(int version, long seed) {
    Map<String, String> parameters = new LinkedHashMap<>(values);
    parameters.values().removeIf(String::isEmpty);
    return new Provenance(family, version, seed, parameters);
  }
}
