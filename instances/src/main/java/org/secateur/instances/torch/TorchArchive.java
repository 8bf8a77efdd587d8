package org.secateur.instances.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.binary.NumberType;
import org.secateur.instances.binary.ZipSource;
import org.secateur.instances.npz.NpyArray;

/**
 * The zip format: {@code data.pkl}, one entry {@code data/KEY} for each storage, and {@code
 * byteorder}, all in one folder.
 */
final class TorchArchive {
  private static final String EXPECTED = "a zip archive as PyTorch writes it";
  private static final String PICKLE = "data.pkl";

  private final ZipSource zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();

  private TorchArchive(ZipSource zip) {
    this.zip = zip;
  }

  static Map<String, NpyArray> read(Path file) throws IOException, MalformedInputException {
    try (ZipSource zip = ZipSource.open(file, EXPECTED)) {
      return new TorchArchive(zip).read();
    }
  }

  private Map<String, NpyArray> read() throws IOException, MalformedInputException {
    String folder = "";
    for (ZipEntry entry : zip.entries()) {
      String name = entry.getName();
      if (entries.put(name, entry) != null) {
        throw new MalformedInputException(
            zip.file(), name, "a second entry of this name", "each name once");
      }
      if (name.equals(PICKLE) || name.endsWith("/" + PICKLE)) {
        folder = name.substring(0, name.length() - PICKLE.length());
      }
    }
    PickleValue root = entry(folder + PICKLE, this::pickle);
    TensorDirectory directory = TensorDirectory.of(zip.file(), root);
    ByteOrder order = order(folder);
    Map<String, double[]> stored = new HashMap<>();
    for (PickleValue.Storage storage : directory.storages().values()) {
      String name = folder + "data/" + storage.key();
      stored.put(storage.key(), entry(name, (place, in) -> values(place, in, storage, order)));
    }
    return directory.arrays(stored);
  }

  private <T> T entry(String name, ZipSource.EntryReader<T> reader)
      throws IOException, MalformedInputException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new MalformedInputException(zip.file(), name, "no such entry", EXPECTED);
    }
    return zip.read(entry, name, EXPECTED, reader);
  }

  private PickleValue pickle(String place, InputStream in)
      throws IOException, MalformedInputException {
    PickleValue root = PickleMachine.read(zip.file(), place, in);
    requireEnd(place, in);
    return root;
  }

  private void requireEnd(String place, InputStream in)
      throws IOException, MalformedInputException {
    if (in.read() >= 0) {
      throw new MalformedInputException(zip.file(), place, "more bytes", "the end of the entry");
    }
  }

  /** Written since PyTorch 2.1; before, every file was little endian. */
  private ByteOrder order(String folder) throws IOException, MalformedInputException {
    String name = folder + "byteorder";
    if (!entries.containsKey(name)) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    String text = entry(name, (place, in) -> new String(in.readNBytes(16), StandardCharsets.UTF_8));
    Optional<ByteOrder> order =
        switch (text) {
          case "little" -> Optional.of(ByteOrder.LITTLE_ENDIAN);
          case "big" -> Optional.of(ByteOrder.BIG_ENDIAN);
          default -> Optional.empty();
        };
    return order.orElseThrow(
        () -> new MalformedInputException(zip.file(), name, "\"" + text + "\"", "little or big"));
  }

  private double[] values(
      String place, InputStream in, PickleValue.Storage storage, ByteOrder order)
      throws IOException, MalformedInputException {
    NumberType type = storage.type();
    int[] shape = {Math.toIntExact(storage.count())};
    double[] values = NumberBlocks.read(zip.file(), place, in, type, order, shape);
    requireEnd(place, in);
    return values;
  }
}
