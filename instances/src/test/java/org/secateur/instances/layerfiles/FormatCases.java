package org.secateur.instances.layerfiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.onnx.OnnxWriter;

/** A chain as a file of every format. */
enum FormatCases {
  NPZ {
    @Override
    byte[] write(LayerChain chain) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      LayerNpzWriter.write(chain, out);
      return out.toByteArray();
    }
  },
  TORCH_OLD {
    @Override
    byte[] write(LayerChain chain) {
      List<TorchFiles.Tensor> tensors = TorchFiles.tensors(chain);
      return TorchFiles.old(TorchFiles.pickle(2, tensors), tensors);
    }
  },
  TORCH_ZIP {
    @Override
    byte[] write(LayerChain chain) throws IOException {
      List<TorchFiles.Tensor> tensors = TorchFiles.tensors(chain);
      return TorchFiles.zip(TorchFiles.entries(TorchFiles.pickle(2, tensors), tensors));
    }
  },
  TORCH_PROTOCOL_4 {
    @Override
    byte[] write(LayerChain chain) throws IOException {
      List<TorchFiles.Tensor> tensors = TorchFiles.tensors(chain);
      return TorchFiles.zip(TorchFiles.entries(TorchFiles.pickle(4, tensors), tensors));
    }
  },
  SAFETENSORS {
    @Override
    byte[] write(LayerChain chain) {
      return SafetensorsFiles.of(chain);
    }
  },
  ONNX {
    @Override
    byte[] write(LayerChain chain) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      OnnxWriter.write(chain, out);
      return out.toByteArray();
    }
  },
  JSON {
    @Override
    byte[] write(LayerChain chain) {
      StringJoiner layers = new StringJoiner(",", "{\"layers\":[", "]}");
      chain.layers().forEach(layer -> layers.add(json(layer)));
      return layers.toString().getBytes(StandardCharsets.UTF_8);
    }
  };

  abstract byte[] write(LayerChain chain) throws IOException;

  private static String json(DenseLayer layer) {
    StringJoiner rows = new StringJoiner(",", "[", "]");
    for (int r = 0; r < layer.outputs(); r++) {
      int from = r * layer.inputs();
      rows.add(json(Arrays.copyOfRange(layer.weights(), from, from + layer.inputs())));
    }
    String bias = layer.bias().map(values -> ",\"bias\":" + json(values)).orElse("");
    return "{\"name\":\"" + layer.name() + "\",\"weights\":" + rows + bias + "}";
  }

  private static String json(double[] values) {
    return Arrays.stream(values)
        .mapToObj(value -> "\"" + Double.toHexString(value) + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
