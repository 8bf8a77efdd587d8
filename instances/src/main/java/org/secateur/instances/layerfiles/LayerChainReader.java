package org.secateur.instances.layerfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.LayerJsonReader;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.NpzReader;
import org.secateur.instances.onnx.OnnxReader;
import org.secateur.instances.safetensors.SafetensorsReader;
import org.secateur.instances.torch.TorchReader;

/**
 * Reads a network of dense layers from a file of any known format, which is recognised by its first
 * bytes, and by its name only where these say nothing.
 *
 * <p>In NPZ, PyTorch and safetensors files each array of two dimensions is the weights of a layer,
 * outputs × inputs, and an array of one dimension whose name has {@code bias} for {@code weight} is
 * its bias. The layers are taken in the order of the file. Where they do not fit so, those of an
 * NPZ file are taken in the order of their names, in which {@code fc2} comes before {@code fc10}. A
 * safetensors file has no order of its own, since the usual writers sort its tensors: there it is
 * the names first. ONNX and JSON files say themselves how the layers follow each other.
 *
 * @see OnnxReader
 * @see LayerJsonReader
 */
public final class LayerChainReader {
  private static final String EXPECTED = "a network: NPZ, PyTorch (.pt), safetensors, ONNX or JSON";

  private LayerChainReader() {}

  /**
   * Reads a network.
   *
   * @throws MalformedInputException if the file is a folder, does not exist, or holds no such
   *     network; names the file, the place in it, what stands there and what was expected
   */
  public static LayerChain read(Path file) throws IOException, MalformedInputException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(name, "", "a directory", EXPECTED);
    }
    try {
      Optional<LayerFormat> format = LayerFormat.of(file);
      if (format.isEmpty()) {
        throw new MalformedInputException(name, "", "a file of another kind", EXPECTED);
      }
      return read(file, format.get());
    } catch (NoSuchFileException e) {
      throw new MalformedInputException(name, "", "no such file", EXPECTED);
    }
  }

  private static LayerChain read(Path file, LayerFormat format)
      throws IOException, MalformedInputException {
    String name = file.toString();
    return switch (format) {
      case NPZ -> new StateDict(name, NpzReader.read(file)).chain(StateDict.Order.FILE_OR_NAMES);
      case TORCH -> new StateDict(name, TorchReader.read(file)).chain(StateDict.Order.FILE);
      case SAFETENSORS ->
          new StateDict(name, SafetensorsReader.read(file)).chain(StateDict.Order.NAMES_OR_FILE);
      case ONNX -> OnnxReader.read(file);
      case JSON -> LayerJsonReader.read(file);
    };
  }
}
