package org.secateur.instances.families;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.InstanceReader;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.model.Instance;

/** Instances out of families, as a command line would ask for them, and their files. */
final class Generated {
  private Generated() {}

  /** Reads {@code "a=1 b=2"}. */
  static Map<String, String> options(String text) {
    Map<String, String> options = new HashMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(" ")) {
      options.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    return options;
  }

  static Instance of(String family, String options, long seed) {
    return Families.named(family).orElseThrow().generate(options(options), seed);
  }

  static byte[] written(Instance instance) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InstanceWriter.write(instance, out);
    return out.toByteArray();
  }

  static Instance readBack(Instance instance) throws IOException, MalformedInputException {
    return InstanceReader.read("x", new ByteArrayInputStream(written(instance)), Path.of(""));
  }

  /** The SHA-256 of the file, in hexadecimal digits. */
  static String digest(Instance instance) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(written(instance)));
  }
}
