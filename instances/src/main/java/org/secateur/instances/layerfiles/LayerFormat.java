package org.secateur.instances.layerfiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.ZipSource;

/** The formats of networks, and how a file of each is recognised. */
enum LayerFormat {
  NPZ(".npz"),
  TORCH(".pt", ".pth"),
  SAFETENSORS(".safetensors"),
  ONNX(".onnx"),
  JSON(".json");

  private static final int START = 64;

  private final List<String> suffixes;

  LayerFormat(String... suffixes) {
    this.suffixes = List.of(suffixes);
  }

  /** By the first bytes, and by the name only where they say nothing. */
  static Optional<LayerFormat> of(Path file) throws IOException, MalformedInputException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(START);
    }
    Optional<LayerFormat> found = byContent(file, start);
    return found.isPresent() ? found : byName(file);
  }

  private static Optional<LayerFormat> byContent(Path file, byte[] start)
      throws IOException, MalformedInputException {
    if (startsWith(start, 'P', 'K', 3, 4)) {
      return Optional.of(isTorchArchive(file) ? TORCH : NPZ);
    }
    // PROTO, then LONG1 with ten bytes: the magic number of PyTorch.
    if (start.length > 3 && startsWith(start, 0x80) && start[2] == (byte) 0x8a && start[3] == 10) {
      return Optional.of(TORCH);
    }
    if (start.length > Long.BYTES && start[Long.BYTES] == '{') {
      long directory = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (directory >= 2 && directory <= Files.size(file) - Long.BYTES) {
        return Optional.of(SAFETENSORS);
      }
    }
    String text = new String(start, StandardCharsets.ISO_8859_1).stripLeading();
    if (text.startsWith("{")) {
      return Optional.of(JSON);
    }
    // The first field of a model, its version: a small number.
    return startsWith(start, 8) && start.length > 1 && start[1] > 0 && start[1] < 32
        ? Optional.of(ONNX)
        : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (Byte.toUnsignedInt(bytes[i]) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTorchArchive(Path file) throws IOException, MalformedInputException {
    try (ZipSource zip = ZipSource.open(file, "an archive of NumPy or PyTorch")) {
      return zip.entries().stream()
          .map(ZipEntry::getName)
          .anyMatch(name -> name.equals("data.pkl") || name.endsWith("/data.pkl"));
    }
  }

  private static Optional<LayerFormat> byName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.suffixes.stream().anyMatch(name::endsWith))
        .findFirst();
  }
}
