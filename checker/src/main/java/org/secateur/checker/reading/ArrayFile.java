package org.secateur.checker.reading;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.NumberText;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/**
 * The checker's own reading of numpy's arrays: {@code .npy}, versions 1 to 3 (numpy enhancement
 * proposal 1), alone or in an {@code .npz} archive. Floats of 32 and 64 bits and signed integers,
 * little-endian; every one of them is an exact fraction.
 */
final class ArrayFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr': '[<|]([fi][1248])'");
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

  private final String place;
  private final ByteBuffer bytes;
  private final String type;
  private final boolean columnsFirst;
  private final int[] shape;

  private ArrayFile(byte[] file, String place) throws Rejection {
    this.place = place;
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    String header = header(file.length);
    Matcher described = TYPE.matcher(header);
    Matcher shaped = SHAPE.matcher(header);
    if (!described.find() || !shaped.find()) {
      throw unsupported("an array that is not of 32 or 64 bit floats or signed integers");
    }
    type = described.group(1);
    columnsFirst = header.contains("'fortran_order': True");
    List<Integer> lengths = new ArrayList<>();
    for (String length : shaped.group(1).split("[, ]+")) {
      if (!length.isEmpty()) {
        lengths.add(NumberText.natural(length, 10).intValueExact());
      }
    }
    shape = lengths.stream().mapToInt(length -> length).toArray();
    long values = lengths.stream().mapToLong(length -> length).reduce(1, Math::multiplyExact);
    int width = type.charAt(1) - '0';
    if (values == 0 || bytes.remaining() != Math.multiplyExact(values, width)) {
      throw malformed("%s bytes for an array of shape %s", bytes.remaining(), lengths);
    }
  }

  /** Reads the array of a file, or the one of that name in an archive where a name is given. */
  static ArrayFile read(Path folder, String path, String name, String place) throws Rejection {
    try (InputStream in = Files.newInputStream(folder.resolve(path))) {
      if (name == null) {
        return new ArrayFile(in.readAllBytes(), place);
      }
      ZipInputStream archive = new ZipInputStream(in);
      for (ZipEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        if (e.getName().equals(name + ".npy")) {
          return new ArrayFile(archive.readAllBytes(), place);
        }
      }
      throw new Rejection(Verdict.MALFORMED, place, "no array %s in %s", name, path);
    } catch (InvalidPathException | NoSuchFileException e) {
      throw new Rejection(Verdict.MALFORMED, place, "no file " + path);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Rejection(Verdict.MALFORMED, place, "not the shape of an array");
    } catch (IllegalArgumentException | IOException e) {
      throw new Rejection(Verdict.MALFORMED, place, path + " cannot be read: " + e.getMessage());
    }
  }

  private String header(int length) throws Rejection {
    byte[] magic = new byte[MAGIC.length];
    if (length < 12) {
      throw malformed("not an NPY array");
    }
    bytes.get(magic);
    int version = bytes.getShort() & 0xff;
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
      throw malformed("not an NPY array");
    }
    int size = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
    if (size < 0 || size > bytes.remaining()) {
      throw malformed("a header of %s bytes", size);
    }
    byte[] text = new byte[size];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The number of dimensions. */
  int rank() {
    return shape.length;
  }

  /** All entries: the rows of an array of two dimensions; of one, they are one row. */
  Matrix matrix() throws Rejection {
    int rows = rank() == 2 ? shape[0] : 1;
    int columns = shape[rank() - 1];
    int start = bytes.position();
    int width = type.charAt(1) - '0';
    Matrix.Builder matrix = new Matrix.Builder();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int at = columnsFirst ? c * rows + r : r * columns + c;
        matrix.add(value(start + at * width));
      }
    }
    return matrix.matrix(columns);
  }

  private Fraction value(int at) throws Rejection {
    return switch (type) {
      case "f4" -> exact(bytes.getFloat(at));
      case "f8" -> exact(bytes.getDouble(at));
      case "i1" -> Fraction.whole(bytes.get(at));
      case "i2" -> Fraction.whole(bytes.getShort(at));
      case "i4" -> Fraction.whole(bytes.getInt(at));
      case "i8" -> Fraction.whole(bytes.getLong(at));
      default -> throw unsupported("an array of type " + type);
    };
  }

  private Fraction exact(double value) throws Rejection {
    if (!Double.isFinite(value)) {
      throw malformed(value + ", expected finite numbers");
    }
    return NumberText.decimal(new BigDecimal(value));
  }

  private Rejection malformed(String format, Object... values) {
    return new Rejection(Verdict.MALFORMED, place, format, values);
  }

  private Rejection unsupported(String format, Object... values) {
    return new Rejection(Verdict.UNSUPPORTED, place, format, values);
  }
}
