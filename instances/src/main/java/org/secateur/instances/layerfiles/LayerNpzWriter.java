package org.secateur.instances.layerfiles;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.layers.LayerNames;
import org.secateur.instances.npz.NpzWriter;

/**
 * Writes a network as an NPZ file: weights, outputs × inputs, and biases by name, from the inputs
 * to the outputs; as floats if every number is one and as doubles otherwise.
 */
public final class LayerNpzWriter {
  private LayerNpzWriter() {}

  /** Writes a network; the stream stays open. */
  public static void write(LayerChain chain, OutputStream out) throws IOException {
    boolean single = chain.isSinglePrecision();
    List<String> names = LayerNames.weights(chain);
    try (NpzWriter npz = new NpzWriter(new Unclosed(out))) {
      for (int i = 0; i < names.size(); i++) {
        DenseLayer layer = chain.layers().get(i);
        int[] shape = {layer.outputs(), layer.inputs()};
        write(npz, names.get(i), single, shape, layer.weights());
        if (layer.bias().isPresent()) {
          int[] length = {layer.outputs()};
          write(npz, LayerNames.bias(names.get(i)), single, length, layer.bias().get());
        }
      }
    }
  }

  private static void write(
      NpzWriter npz, String name, boolean single, int[] shape, double[] values) throws IOException {
    if (single) {
      npz.writeFloats(name, shape, values);
    } else {
      npz.writeDoubles(name, shape, values);
    }
  }

  /** A stream that its writer does not close but flush. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
