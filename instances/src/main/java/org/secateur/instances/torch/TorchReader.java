package org.secateur.instances.torch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.npz.NpyArray;

/**
 * Reads the state dicts of PyTorch ({@code torch.save(model.state_dict(), file)}): tensors by name.
 *
 * <p>Both formats are read: the old one, a few pickles with the values after them, and the zip
 * archive that has been usual since PyTorch 1.6. Such a file is a program for Python's pickle
 * machine. Here it is not executed: a reader of our own knows the opcodes and the names that a
 * state dict is made of and refuses all others, naming them and their places.
 *
 * <p>Elements are floats of 16 (either kind), 32 and 64 bits, integers and booleans; NaN,
 * infinities and integers that no double holds are malformed. Tensors may be strided views that
 * share storages. Refused are whole saved modules, optimizer states and other values beside
 * tensors, views that repeat elements, more than 2^27 values, and pickles above 2^20 bytes, which
 * no state dict needs.
 */
public final class TorchReader {
  private TorchReader() {}

  /**
   * Reads a state dict in its own order.
   *
   * @throws MalformedInputException naming the file, the place and the opcode or the name there
   */
  public static Map<String, NpyArray> read(Path file) throws IOException, MalformedInputException {
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(file.toString(), "", "a directory", "a state dict");
    }
    int first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.read();
    }
    if (first == 'P') {
      return TorchArchive.read(file);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return TorchSequence.read(file.toString(), in);
    }
  }
}
