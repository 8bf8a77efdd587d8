package org.secateur.cli;

import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON documents that only the command line writes, and a look into those it is given. */
final class Documents {
  private Documents() {}

  static JsonGenerator generator(OutputStream out) {
    return new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
  }

  /** Whether the document is an object with this property; false for what is not JSON. */
  static boolean hasProperty(byte[] document, String name) {
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        if (json.currentName().equals(name)) {
          return true;
        }
        json.nextToken();
        json.skipChildren();
      }
      return false;
    } catch (JacksonException e) {
      // The reader that is tried next says what is wrong, and where.
      return false;
    }
  }
}
