package org.secateur.instances.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/** Writes one JSON document as a stream, laid out by {@link LineLayout}. */
final class JsonSink {
  /** The library's own printing of doubles: that of the JDK changed with version 19. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private JsonSink() {}

  /** Writes what the body writes and a final newline; the stream is flushed and stays open. */
  static void write(OutputStream out, LineLayout layout, Consumer<JsonGenerator> body)
      throws IOException {
    try {
      JsonGenerator generator = FACTORY.createGenerator(new Layout(layout), out, JsonEncoding.UTF8);
      generator.writeStartObject();
      body.accept(generator);
      generator.writeEndObject();
      generator.writeRaw('\n');
      generator.close();
      out.flush();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IllegalStateException("the document is not well formed", e);
    }
  }

  private static final class Layout extends ObjectWriteContext.Base {
    private final PrettyPrinter printer;

    Layout(PrettyPrinter printer) {
      this.printer = printer;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
