package org.secateur.instances.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Provenance;
import tools.jackson.core.JsonGenerator;

/** The field {@code generator}: {@code {"family", "version", "seed", "parameters": {…}}}. */
final class ProvenanceField {
  private static final String EXPECTED =
      "{\"family\": name, \"version\": number, \"seed\": number, \"parameters\": {name: text}}";

  private String family;
  private Long version;
  private Long seed;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private ProvenanceField() {}

  /** Reads the object that starts at the current token. */
  static Provenance read(JsonSource source) throws IOException, MalformedInputException {
    ProvenanceField fields = new ProvenanceField();
    String place = source.place();
    source.object(EXPECTED, name -> fields.read(source, name));
    if (fields.family == null || fields.version == null || fields.seed == null) {
      throw new MalformedInputException(source.file(), place, "an incomplete object", EXPECTED);
    }
    return new Provenance(fields.family, fields.version.intValue(), fields.seed, fields.parameters);
  }

  private void read(JsonSource source, String name) throws IOException, MalformedInputException {
    switch (name) {
      case "family" -> family = source.string("the name of a family");
      case "version" -> version = source.integer(0, Integer.MAX_VALUE, "an integer ≥ 0");
      case "seed" -> seed = source.integer(Long.MIN_VALUE, Long.MAX_VALUE, "an integer of 64 bits");
      case "parameters" ->
          source.object("an object of texts", key -> parameters.put(key, source.string("a text")));
      default ->
          throw new MalformedInputException(
              source.file(), source.place(), "an unknown field", EXPECTED);
    }
  }

  static void write(Provenance provenance, JsonGenerator out) {
    out.writeName("generator").writeStartObject();
    out.writeStringProperty("family", provenance.family());
    out.writeNumberProperty("version", provenance.version());
    out.writeNumberProperty("seed", provenance.seed());
    out.writeName("parameters").writeStartObject();
    provenance.parameters().forEach(out::writeStringProperty);
    out.writeEndObject();
    out.writeEndObject();
  }
}
