package org.secateur.instances.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layers.LayerChain;

/**
 * Reads ONNX models that are dense layers in a row: Gemm, or MatMul with Add, a Relu after each but
 * the last.
 *
 * <p>Weights and biases are initializers or constants of the graph, in any of its encodings except
 * files beside it. {@code transB} may be 0 or 1, {@code alpha} and {@code beta} any numbers whose
 * products with the weights and biases are exact. Before the first layer a Flatten or Reshape to
 * rows is passed over, since the inputs are counted row major, and Identity everywhere. Any other
 * operator or setting, and any other way for the tensors to go, is refused.
 *
 * <p>Files of more than 2^30 bytes and networks of more than 2^27 weights are refused, which would
 * not fit in an ordinary heap. Numbers in typed fields take up to eight times their room in the
 * file.
 *
 * @see <a href="https://onnx.ai/onnx/repo-docs/IR.html">The format</a>
 */
public final class OnnxReader {
  private static final long MAX_BYTES = 1 << 30;

  private OnnxReader() {}

  /**
   * Reads a model; the layers are named as their weights are.
   *
   * @throws MalformedInputException naming the file, the node or tensor, and what is wrong there
   */
  public static LayerChain read(Path file) throws IOException, MalformedInputException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(name, "", "a directory", "an ONNX model");
    }
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new MalformedInputException(name, "", size + " bytes", "at most " + MAX_BYTES);
    }
    try {
      return new OnnxChain(name).build(OnnxGraph.read(name, Files.readAllBytes(file)));
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedInputException(
          name, "", "no protocol buffer of a model (" + e.getMessage() + ")", "an ONNX model");
    }
  }
}
