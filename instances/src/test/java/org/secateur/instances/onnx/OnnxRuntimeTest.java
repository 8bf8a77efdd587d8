package org.secateur.instances.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.instances.layerfiles.LayerChainReader;
import org.secateur.instances.layerfiles.RandomChains;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.SharedFiles;

/** A model that is written computes in ONNX Runtime what the layers say, but for rounding. */
class OnnxRuntimeTest {
  private static final int ROWS = 3;

  /**
   * The outputs of a row, and how large they could be without cancellation: the measure of the
   * rounding errors.
   */
  private record Pass(double[] outputs, double[] magnitudes) {
    static Pass of(LayerChain chain, double[] input) {
      double[] magnitudes = new double[input.length];
      Arrays.setAll(magnitudes, i -> Math.abs(input[i]));
      Pass pass = new Pass(input, magnitudes);
      for (int i = 0; i < chain.layers().size(); i++) {
        pass = pass.through(chain.layers().get(i), i < chain.layers().size() - 1);
      }
      return pass;
    }

    private Pass through(DenseLayer layer, boolean relu) {
      double[] sums = layer.bias().map(double[]::clone).orElse(new double[layer.outputs()]);
      double[] sizes = new double[layer.outputs()];
      for (int o = 0; o < layer.outputs(); o++) {
        sizes[o] = Math.abs(sums[o]);
        for (int i = 0; i < layer.inputs(); i++) {
          sums[o] += layer.weight(o, i) * outputs[i];
          sizes[o] += Math.abs(layer.weight(o, i)) * magnitudes[i];
        }
        sums[o] = relu ? Math.max(0, sums[o]) : sums[o];
      }
      return new Pass(sums, sizes);
    }
  }

  private static OnnxTensor rows(
      OrtEnvironment environment, double[] values, int columns, boolean single)
      throws OrtException {
    long[] shape = {values.length / columns, columns};
    if (!single) {
      return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape);
  }

  private static double output(OnnxValue value, boolean single, int row, int column)
      throws OrtException {
    Object outputs = value.getValue();
    return single ? ((float[][]) outputs)[row][column] : ((double[][]) outputs)[row][column];
  }

  private static void assertSameFunction(LayerChain chain, Random random, String what)
      throws IOException, OrtException {
    boolean single = chain.isSinglePrecision();
    double[] inputs = new double[ROWS * chain.inputs()];
    Arrays.setAll(inputs, i -> (float) random.nextGaussian());
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    OnnxWriter.write(chain, model);
    // Each layer rounds as often as it has inputs, and once for its bias.
    int roundings = chain.layers().stream().mapToInt(layer -> layer.inputs() + 2).sum();
    double unit = roundings * (single ? 0x1p-23 : 0x1p-51);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toByteArray());
        OnnxTensor tensor = rows(environment, inputs, chain.inputs(), single);
        OrtSession.Result result = session.run(Map.of("input", tensor))) {
      for (int row = 0; row < ROWS; row++) {
        double[] input =
            Arrays.copyOfRange(inputs, row * chain.inputs(), (row + 1) * chain.inputs());
        Pass pass = Pass.of(chain, input);
        for (int o = 0; o < chain.outputs(); o++) {
          double error = Math.abs(output(result.get(0), single, row, o) - pass.outputs[o]);
          assertTrue(error <= unit * pass.magnitudes[o], what + ", " + chain + ": off by " + error);
        }
      }
    }
  }

  @Test
  void randomNetworksOfFloatsAndDoubles() throws Exception {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      LayerChain chain = RandomChains.next(random, seed % 2 == 0);
      assertSameFunction(chain, random, "seed " + seed);
    }
  }

  @Test
  void theTrainedNetwork() throws Exception {
    Optional<Path> file = SharedFiles.find("pensia-fc2.npz");
    assumeTrue(file.isPresent(), "pensia-fc2.npz is not there");
    assertSameFunction(LayerChainReader.read(file.get()), new Random(1), "pensia-fc2");
  }
}
