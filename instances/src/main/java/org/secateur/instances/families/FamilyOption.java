package org.secateur.instances.families;

/**
 * An option of a family, by name and as text.
 *
 * @param name as on the command line, without dashes
 * @param summary what it means
 * @param expected the values that it takes
 * @param defaultValue empty where the option may be left out
 */
public record FamilyOption(String name, String summary, String expected, String defaultValue) {
  /** An integer between two limits. */
  static FamilyOption integer(
      String name, String summary, int least, int most, String defaultValue) {
    return new FamilyOption(
        name, summary, "an integer from " + least + " to " + most, defaultValue);
  }

  /** One of two words. */
  static FamilyOption either(
      String name, String summary, String first, String second, String defaultValue) {
    return new FamilyOption(name, summary, first + " or " + second, defaultValue);
  }
}
