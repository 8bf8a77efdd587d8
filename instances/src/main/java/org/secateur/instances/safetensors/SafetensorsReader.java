package org.secateur.instances.safetensors;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.json.JsonSource;
import org.secateur.instances.npz.NpyArray;

/**
 * Reads safetensors files: floats of 16 (either kind), 32 and 64 bits, integers and booleans.
 *
 * <p>The values of the tensors have to cover the rest of the file, each byte once, as the format
 * demands. All values are exact: an integer that no double holds, NaN and infinities are malformed.
 * Not read are floats of 8 bits and fewer, more than 2^27 values altogether, which would not fit in
 * an ordinary heap, and directories above 2^24 bytes, which would describe 10^5 tensors.
 *
 * @see <a href="https://huggingface.co/docs/safetensors/index">The format</a>
 */
public final class SafetensorsReader {
  private static final int MAX_DIRECTORY = 1 << 24;
  private static final String METADATA = "__metadata__";

  private final String file;
  private final List<TensorEntry> entries = new ArrayList<>();

  private SafetensorsReader(String file) {
    this.file = file;
  }

  /**
   * Reads all tensors in the order of the directory, which the usual writers sort by type and name.
   *
   * @throws MalformedInputException naming the file and the tensor
   */
  public static Map<String, NpyArray> read(Path file) throws IOException, MalformedInputException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(file.toString(), "", "a directory", "a safetensors file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new SafetensorsReader(file.toString()).read(in);
    }
  }

  private Map<String, NpyArray> read(InputStream in) throws IOException, MalformedInputException {
    readDirectory(new ByteArrayInputStream(directory(in)));
    requireModest();
    List<TensorEntry> byOffset = new ArrayList<>(entries);
    byOffset.sort(Comparator.comparingLong(TensorEntry::from).thenComparing(TensorEntry::to));
    Map<String, NpyArray> read = new HashMap<>();
    long at = 0;
    for (TensorEntry entry : byOffset) {
      if (entry.from() != at) {
        throw new MalformedInputException(
            file,
            entry.place() + ".data_offsets",
            "[" + entry.from() + ", " + entry.to() + "]",
            "values from byte " + at + " on, without gaps");
      }
      at = entry.to();
      double[] values =
          NumberBlocks.read(
              file, entry.name(), in, entry.type(), ByteOrder.LITTLE_ENDIAN, entry.shape());
      NumberBlocks.requireExact(file, entry.name(), entry.type(), entry.shape(), values);
      read.put(entry.name(), new NpyArray(entry.shape(), values));
    }
    if (in.read() >= 0) {
      throw new MalformedInputException(file, "", "more bytes", "the end after the last tensor");
    }
    Map<String, NpyArray> ordered = new LinkedHashMap<>();
    entries.forEach(entry -> ordered.put(entry.name(), read.get(entry.name())));
    return Collections.unmodifiableMap(ordered);
  }

  private byte[] directory(InputStream in) throws IOException, MalformedInputException {
    byte[] length = in.readNBytes(Long.BYTES);
    if (length.length < Long.BYTES) {
      throw new MalformedInputException(
          file, "", "the end of the file", "the length of the directory");
    }
    long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (size < 2 || size > MAX_DIRECTORY) {
      throw new MalformedInputException(
          file,
          "",
          "a directory of " + Long.toUnsignedString(size) + " bytes",
          "2 to " + MAX_DIRECTORY);
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new MalformedInputException(
          file, "", "the end of the file", "a directory of " + size + " bytes");
    }
    if (bytes[0] != '{') {
      throw new MalformedInputException(file, "", "other first bytes", "a directory in braces");
    }
    return bytes;
  }

  private void readDirectory(InputStream in) throws IOException, MalformedInputException {
    try (JsonSource source = new JsonSource(file, in)) {
      source.document(
          name -> {
            if (name.equals(METADATA)) {
              source.object("texts by name", key -> source.string("a text"));
            } else {
              entries.add(TensorEntry.read(source, name));
            }
          });
    }
  }

  private void requireModest() throws MalformedInputException {
    long total = 0;
    for (TensorEntry entry : entries) {
      total += (entry.to() - entry.from()) / entry.type().width();
    }
    if (total > NumberBlocks.MAX_VALUES) {
      throw new MalformedInputException(
          file, "", total + " values", "at most " + NumberBlocks.MAX_VALUES);
    }
  }
}
