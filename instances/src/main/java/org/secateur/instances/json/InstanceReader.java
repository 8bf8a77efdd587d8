package org.secateur.instances.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Instance;

/**
 * Reads instances in the format {@value #FORMAT}, section 3 of the contract, for the problems
 * {@code "subset-sum"} and {@code "network-pruning"}.
 *
 * <p>Every number is taken as the exact decimal that is written; strings hold integers, decimals,
 * fractions and hexadecimal floats. {@code samples}, {@code target} and {@code targets} may instead
 * refer to an array of IEEE floats or integers, which is as exact:
 *
 * <ul>
 *   <li>{@code {"npz": "weights.npz", "array": "fc1.weight"}} or {@code {"npy": "weights.npy"}},
 *       with the path relative to the instance's folder. In {@code samples} and {@code targets} an
 *       array of shape (n) is n numbers and one of shape (n, m) is n vectors of length m. In {@code
 *       target} an array of shape () is a number and one of shape (m) is a vector;
 *   <li>with {@code "row": r} the zero-based row r of a two-dimensional array is taken as if it
 *       were an array of one dimension.
 * </ul>
 *
 * <p>In a network {@code hidden} and {@code output}, and in a domain {@code lower}, {@code upper}
 * and {@code points}, may refer to arrays in the same way.
 *
 * <p>Without {@code objective} the question is {@code min-error}. Unknown fields are refused, so
 * that a misspelt name is never silently ignored, except for names that start with {@code x-} or
 * {@code comment}, whose content is skipped. The optional object {@code generator} holds {@code
 * family}, {@code version}, {@code seed} and {@code parameters} of a generated instance.
 */
public final class InstanceReader {
  public static final String FORMAT = "secateur-instance/1";

  private InstanceReader() {}

  /**
   * Reads an instance to the end of the stream, which stays open.
   *
   * @param name of the file, for messages
   * @param baseFolder in which references to array files are looked up
   * @throws MalformedInputException if it is not a valid instance
   * @throws IOException if the stream or a file it refers to cannot be read
   */
  public static Instance read(String name, InputStream in, Path baseFolder)
      throws IOException, MalformedInputException {
    JsonSource source = new JsonSource(name, in);
    InstanceFields fields = new InstanceFields(source, baseFolder);
    source.document(fields::read);
    return fields.build();
  }

  /**
   * Reads an instance file; references in it are relative to its folder.
   *
   * @throws MalformedInputException if it is not a valid instance, is a folder, or does not exist
   */
  public static Instance read(Path file) throws IOException, MalformedInputException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(file.toString(), "", "a directory", "a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, file.toAbsolutePath().getParent());
    } catch (NoSuchFileException e) {
      throw new MalformedInputException(file.toString(), "", "no such file", "an instance");
    }
  }
}
