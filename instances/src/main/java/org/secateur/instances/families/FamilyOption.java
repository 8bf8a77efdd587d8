package org.secateur.instances.families;

/**
 * An option of a family, by name and as text.
 *
 * @param name as on the command line, without dashes
 * @param summary what it means
 * @param expected the values that it takes
 * @param defaultValue empty where the option may be left out
 */
public record FamilyOption(String name, String summary, String expected, String defaultValue) {}
