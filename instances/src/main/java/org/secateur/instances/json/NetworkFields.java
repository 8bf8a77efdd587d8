package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Activation;
import org.secateur.model.Network;
import org.secateur.model.RationalMatrix;
import tools.jackson.core.JsonGenerator;

/** The fields of one network while it is read. */
final class NetworkFields {
  static final String EXPECTED =
      "{\"hidden\": W (n × d), \"output\": v (n) or V (m × n), \"outputActivation\": \"identity\" or"
          + " \"relu\"}";
  private static final String ACTIVATIONS = "\"identity\" or \"relu\"";

  private final JsonSource source;
  private final Path baseFolder;
  private final String place;
  private NumberTable hidden;
  private NumberTable output;
  private Activation activation;

  NetworkFields(JsonSource source, Path baseFolder, String place) {
    this.source = source;
    this.baseFolder = baseFolder;
    this.place = place;
  }

  /** Reads the object that starts at the current token. */
  static Network read(JsonSource source, Path baseFolder)
      throws IOException, MalformedInputException {
    NetworkFields fields = new NetworkFields(source, baseFolder, source.place());
    source.object(
        "a network " + EXPECTED,
        name -> {
          if (!fields.read(name)) {
            throw new MalformedInputException(
                source.file(), source.place(), "an unknown field", EXPECTED);
          }
        });
    return fields.build();
  }

  /** Reads the value if the name is one of these fields; otherwise leaves it alone. */
  boolean read(String name) throws IOException, MalformedInputException {
    switch (name) {
      case "hidden" -> hidden = readHidden();
      case "output" -> output = readOutput();
      case "outputActivation" -> activation = readActivation();
      default -> {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return hidden == null && output == null && activation == null;
  }

  private NumberTable readHidden() throws IOException, MalformedInputException {
    String here = source.place();
    NumberTable table = NumberTable.read(source, baseFolder);
    if (table.rank() != 2) {
      throw new MalformedInputException(
          source.file(),
          here,
          table.rank() == 0 ? "a single number" : "an array of numbers",
          "an array of vectors, one for each hidden neuron");
    }
    return table;
  }

  private NumberTable readOutput() throws IOException, MalformedInputException {
    String here = source.place();
    NumberTable table = NumberTable.read(source, baseFolder);
    if (table.rank() == 0) {
      throw new MalformedInputException(
          source.file(),
          here,
          "a single number",
          "an array of numbers, or of vectors, one for each" + " output");
    }
    return table.rank() == 1 ? table.asVector() : table;
  }

  private Activation readActivation() throws IOException, MalformedInputException {
    Optional<Activation> found = Activation.ofLabel(source.string(ACTIVATIONS));
    if (found.isEmpty()) {
      throw source.malformed(ACTIVATIONS);
    }
    return found.get();
  }

  Network build() throws MalformedInputException {
    require(hidden != null, ".hidden", "missing", "an array of vectors, one for each neuron");
    require(output != null, ".output", "missing", "an array of numbers or of vectors");
    require(activation != null, ".outputActivation", "missing", ACTIVATIONS);
    int n = hidden.matrix().rows();
    int columns = output.matrix().columns();
    require(columns == n, ".output", columns + " weights", n + ", one for each hidden neuron");
    return new Network(hidden.matrix(), output.matrix(), activation);
  }

  private void require(boolean condition, String field, String value, String expected)
      throws MalformedInputException {
    if (!condition) {
      throw new MalformedInputException(source.file(), place + field, value, expected);
    }
  }

  static void write(Network network, JsonGenerator json) {
    json.writeStartObject();
    json.writeName("hidden");
    NumberText.writeRows(network.hidden(), json);
    json.writeName("output");
    RationalMatrix output = network.output();
    if (output.rows() == 1) {
      NumberText.writeVector(output.row(0), json);
    } else {
      NumberText.writeRows(output, json);
    }
    json.writeStringProperty("outputActivation", network.outputActivation().label());
    json.writeEndObject();
  }
}
