package org.secateur.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a generated instance comes from, enough to make it again.
 *
 * @param family the generator
 * @param version of the generator; a change of its output for a seed changes it
 * @param seed of its random stream
 * @param parameters its other options by name, in the order of the command line
 */
public record Provenance(String family, int version, long seed, Map<String, String> parameters) {
  public Provenance {
    parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
