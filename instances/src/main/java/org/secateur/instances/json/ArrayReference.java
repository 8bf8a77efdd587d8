package org.secateur.instances.json;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.npz.NpyArray;
import org.secateur.instances.npz.NpzReader;
import org.secateur.model.RationalMatrix;

/**
 * Numbers that stand in another file: {@code {"npz": file, "array": name, "row": r}} or {@code
 * {"npy": file, "row": r}}, the row being optional.
 *
 * @param place of the reference in the instance
 * @param path relative to the folder of the instance
 * @param array name within an NPZ file; absent for NPY
 * @param row of a two-dimensional array
 */
record ArrayReference(String place, String path, Optional<String> array, OptionalInt row) {
  static final String EXPECTED =
      "{\"npz\": file, \"array\": name} or {\"npy\": file}, with \"row\": number if need be";

  /** The fields of a reference while it is read. */
  static final class Fields {
    private final JsonSource source;
    private final String place;
    private String npz;
    private String npy;
    private String array;
    private int row = -1;

    Fields(JsonSource source, String place) {
      this.source = source;
      this.place = place;
    }

    /** Reads the value if the name is one of these fields; otherwise leaves it alone. */
    boolean read(String name) throws IOException, MalformedInputException {
      switch (name) {
        case "npz" -> npz = source.string("the path of an .npz file");
        case "npy" -> npy = source.string("the path of an .npy file");
        case "array" -> array = source.string("the name of an array");
        case "row" -> row = (int) source.integer(0, Integer.MAX_VALUE, "a zero-based row number");
        default -> {
          return false;
        }
      }
      return true;
    }

    boolean isEmpty() {
      return npz == null && npy == null && array == null && row < 0;
    }

    ArrayReference build() throws MalformedInputException {
      boolean isNpz = npz != null && npy == null && array != null;
      boolean isNpy = npz == null && npy != null && array == null;
      if (!isNpz && !isNpy) {
        throw new MalformedInputException(
            source.file(), place, "an incomplete reference to a file", EXPECTED);
      }
      return new ArrayReference(
          place,
          isNpz ? npz : npy,
          Optional.ofNullable(array),
          row < 0 ? OptionalInt.empty() : OptionalInt.of(row));
    }
  }

  /** Reads the object that starts at the current token. */
  static ArrayReference read(JsonSource source) throws IOException, MalformedInputException {
    Fields fields = new Fields(source, source.place());
    source.object(
        EXPECTED,
        name -> {
          if (!fields.read(name)) {
            throw new MalformedInputException(
                source.file(), source.place(), "an unknown field", EXPECTED);
          }
        });
    return fields.build();
  }

  /** Reads the array: a list of numbers for one row or one dimension, of vectors for two. */
  NumberTable load(String instanceFile, Path baseFolder)
      throws IOException, MalformedInputException {
    NpyArray whole = open(instanceFile, baseFolder);
    int[] shape = whole.shape();
    if (row.isPresent()) {
      if (shape.length != 2 || row.getAsInt() >= shape[0]) {
        throw new MalformedInputException(
            instanceFile,
            place + ".row",
            Integer.toString(row.getAsInt()),
            "a row of the array, whose shape is " + Arrays.toString(shape));
      }
      int from = row.getAsInt() * shape[1];
      double[] entries = Arrays.copyOfRange(whole.values(), from, from + shape[1]);
      return table(instanceFile, 1, entries.length, 1, entries);
    }
    return switch (shape.length) {
      case 0 -> table(instanceFile, 0, 1, 1, whole.values());
      case 1 -> table(instanceFile, 1, shape[0], 1, whole.values());
      case 2 -> table(instanceFile, 2, shape[0], shape[1], whole.values());
      default ->
          throw new MalformedInputException(
              instanceFile,
              place,
              "an array of shape " + Arrays.toString(shape),
              "one or two dimensions");
    };
  }

  private NumberTable table(String instanceFile, int rank, int rows, int columns, double[] entries)
      throws MalformedInputException {
    if (entries.length == 0) {
      throw new MalformedInputException(
          instanceFile, place, "an empty array", "at least one entry");
    }
    return new NumberTable(rank, RationalMatrix.ofDoubles(rows, columns, entries));
  }

  private NpyArray open(String instanceFile, Path baseFolder)
      throws IOException, MalformedInputException {
    String field = place + (array.isPresent() ? ".npz" : ".npy");
    try {
      Path file = baseFolder.resolve(path);
      return array.isPresent() ? NpzReader.read(file, array.get()) : NpzReader.readNpy(file);
    } catch (InvalidPathException | NoSuchFileException e) {
      throw new MalformedInputException(
          instanceFile, field, "\"" + path + "\"", "the path of a file that exists");
    }
  }
}
