package org.secateur.instances.layerfiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.layers.LayerNames;

/** Writes state dicts byte for byte as PyTorch does, in both formats. */
final class TorchFiles {
  private static final byte[] MAGIC = {
    (byte) 0x80,
    2,
    (byte) 0x8a,
    10,
    0x6c,
    (byte) 0xfc,
    (byte) 0x9c,
    0x46,
    (byte) 0xf9,
    0x20,
    0x6a,
    (byte) 0xa8,
    0x50,
    0x19,
    '.'
  };

  private TorchFiles() {}

  /** A tensor as a view of a storage of its own. */
  record Tensor(
      String name,
      String type,
      byte[] stored,
      long count,
      long offset,
      long[] shape,
      long[] strides) {

    static Tensor ofDoubles(String name, double[] values, long... shape) {
      long[] strides = new long[shape.length];
      long step = 1;
      for (int d = shape.length - 1; d >= 0; d--) {
        strides[d] = step;
        step *= shape[d];
      }
      byte[] stored = doubles(ByteOrder.LITTLE_ENDIAN, values);
      return new Tensor(name, "DoubleStorage", stored, values.length, 0, shape, strides);
    }

    Tensor viewed(long newOffset, long[] newShape, long[] newStrides) {
      return new Tensor(name, type, stored, count, newOffset, newShape, newStrides);
    }
  }

  static byte[] doubles(ByteOrder order, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(order);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  static byte[] floats(double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    return bytes.array();
  }

  static List<Tensor> tensors(LayerChain chain) {
    List<Tensor> tensors = new ArrayList<>();
    for (DenseLayer layer : chain.layers()) {
      tensors.add(Tensor.ofDoubles(layer.name(), layer.weights(), layer.outputs(), layer.inputs()));
      layer
          .bias()
          .ifPresent(
              bias ->
                  tensors.add(Tensor.ofDoubles(LayerNames.bias(layer.name()), bias, bias.length)));
    }
    return tensors;
  }

  static byte[] pickle(int protocol, List<Tensor> tensors) {
    PickleText pickle = new PickleText(protocol);
    pickle.global("collections", "OrderedDict").op(')', 'R', 'q', 0, '(');
    for (int i = 0; i < tensors.size(); i++) {
      pickle.text(tensors.get(i).name);
      // Every other one as a parameter, which is a tensor in a wrapping.
      if (i % 2 == 1) {
        pickle.global("torch._utils", "_rebuild_parameter").op('(');
      }
      tensor(pickle, protocol, tensors.get(i), i);
      if (i % 2 == 1) {
        pickle.op(0x88).global("collections", "OrderedDict").op(')', 'R', 't', 'R');
      }
    }
    return pickle.op('u').stop();
  }

  private static void tensor(PickleText pickle, int protocol, Tensor tensor, int key) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").op('(', '(').text("storage");
    pickle.global("torch", tensor.type).text("" + key).text("cpu").number(tensor.count);
    if (protocol == 2) {
      pickle.op('N');
    }
    pickle.op('t', 'Q').number(tensor.offset).numbers(tensor.shape).numbers(tensor.strides);
    pickle.op(0x89).global("collections", "OrderedDict").op(')', 'R', 't', 'R');
  }

  /** The old format around a pickle. */
  static byte[] old(byte[] pickle, List<Tensor> tensors) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    out.writeBytes(new PickleText(2).op('M', 0xe9, 3).stop());
    out.writeBytes(
        new PickleText(2)
            .op('}', '(')
            .text("protocol_version")
            .op('M', 0xe9, 3)
            .text("little_endian")
            .op(0x88, 'u')
            .stop());
    out.writeBytes(pickle);
    PickleText keys = new PickleText(2).op(']', '(');
    for (int i = 0; i < tensors.size(); i++) {
      keys.text("" + i);
    }
    out.writeBytes(keys.op('e').stop());
    for (Tensor tensor : tensors) {
      out.writeBytes(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(tensor.count).array());
      out.writeBytes(tensor.stored);
    }
    return out.toByteArray();
  }

  /** The entries of the zip format around a pickle. */
  static Map<String, byte[]> entries(byte[] pickle, List<Tensor> tensors) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("net/data.pkl", pickle);
    entries.put("net/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < tensors.size(); i++) {
      entries.put("net/data/" + i, tensors.get(i).stored);
    }
    entries.put("net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    return entries;
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
