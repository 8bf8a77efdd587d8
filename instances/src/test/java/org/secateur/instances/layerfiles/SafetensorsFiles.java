package org.secateur.instances.layerfiles;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.layers.LayerNames;

/** Writes safetensors files. */
final class SafetensorsFiles {
  private SafetensorsFiles() {}

  /** A file of a directory and the bytes after it. */
  static byte[] of(String directory, byte[] values) {
    byte[] text = directory.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(text.length).put(text).put(values).array();
  }

  /** The tensors in the order of the chain, as doubles. */
  static byte[] of(LayerChain chain) {
    StringJoiner directory = new StringJoiner(",", "{\"__metadata__\":{\"format\":\"pt\"},", "}  ");
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    for (DenseLayer layer : chain.layers()) {
      String shape = layer.outputs() + "," + layer.inputs();
      directory.add(entry(layer.name(), shape, layer.weights(), values));
      layer
          .bias()
          .ifPresent(
              bias ->
                  directory.add(
                      entry(LayerNames.bias(layer.name()), "" + bias.length, bias, values)));
    }
    return of(directory.toString(), values.toByteArray());
  }

  private static String entry(
      String name, String shape, double[] values, ByteArrayOutputStream out) {
    int from = out.size();
    out.writeBytes(TorchFiles.doubles(ByteOrder.LITTLE_ENDIAN, values));
    return "\"" + name + "\":" + entry("F64", shape, from, out.size());
  }

  static String entry(String type, String shape, int from, int to) {
    return "{\"dtype\":\""
        + type
        + "\",\"shape\":["
        + shape
        + "],\"data_offsets\":["
        + from
        + ","
        + to
        + "]}";
  }
}
