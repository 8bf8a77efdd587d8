package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Network;
import tools.jackson.core.JsonToken;

/** The field {@code target}: a number, a vector, a reference to one, or a network. */
record TargetField(Optional<NumberTable> numbers, Optional<Network> network) {
  static TargetField read(JsonSource source, Path baseFolder)
      throws IOException, MalformedInputException {
    if (!source.at(JsonToken.START_OBJECT)) {
      return ofNumbers(NumberTable.read(source, baseFolder), source, source.place());
    }
    String place = source.place();
    NetworkFields network = new NetworkFields(source, baseFolder, place);
    ArrayReference.Fields reference = new ArrayReference.Fields(source, place);
    source.object(
        "a target",
        name -> {
          if (!reference.read(name) && !network.read(name)) {
            throw new MalformedInputException(
                source.file(),
                source.place(),
                "an unknown field",
                ArrayReference.EXPECTED + ", or a network " + NetworkFields.EXPECTED);
          }
        });
    if (reference.isEmpty() && !network.isEmpty()) {
      return new TargetField(Optional.empty(), Optional.of(network.build()));
    }
    if (!network.isEmpty()) {
      throw new MalformedInputException(
          source.file(),
          place,
          "a network and a reference to a file in one object",
          "references inside \"hidden\" and \"output\"");
    }
    return ofNumbers(reference.build().load(source.file(), baseFolder), source, place);
  }

  private static TargetField ofNumbers(NumberTable table, JsonSource source, String place)
      throws MalformedInputException {
    if (table.rank() == 2) {
      throw new MalformedInputException(
          source.file(),
          place,
          "an array of vectors",
          "a number or one vector (\"targets\" is for several)");
    }
    NumberTable one = table.rank() == 0 ? table : table.asVector();
    return new TargetField(Optional.of(one), Optional.empty());
  }
}
