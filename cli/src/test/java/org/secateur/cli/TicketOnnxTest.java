package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secateur.experiments.ticket.DenseNetwork;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layerfiles.LayerChainReader;
import org.secateur.instances.npz.NpzWriter;

/** A pruned network, written as ONNX, computes in another runtime what the ticket does. */
class TicketOnnxTest {
  private static final int INPUTS = 3;

  @TempDir private Path folder;

  private void writeTarget(boolean biased) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(folder.resolve("target.npz")))) {
      npz.writeDoubles("a.weight", new int[] {4, INPUTS}, random.doubles(12, -1, 1).toArray());
      if (biased) {
        npz.writeDoubles("a.bias", new int[] {4}, random.doubles(4, -1, 1).toArray());
      }
      npz.writeDoubles("b.weight", new int[] {2, 4}, random.doubles(8, -1, 1).toArray());
    }
  }

  private void ticket(String construction, String output) {
    CommandRun run =
        CommandRun.of(
            "ticket",
            folder.resolve("target.npz").toString(),
            "--construction",
            construction,
            "--samples",
            "28",
            "--output",
            folder.resolve(output).toString());
    assertEquals(0, run.code(), run.error() + run.output());
  }

  @Test
  void theGadgetsNetworkOfFloats() throws Exception {
    for (boolean biased : new boolean[] {false, true}) {
      writeTarget(biased);
      compare("two-layer-gadget", true, 1e-5);
    }
  }

  @Test
  void theSumsOfThePerWeightConstruction() throws Exception {
    for (boolean biased : new boolean[] {false, true}) {
      writeTarget(biased);
      compare("per-weight", false, 1e-13);
    }
  }

  private void compare(String construction, boolean single, double allowed)
      throws IOException, MalformedInputException, OrtException {
    ticket(construction, "pruned.npz");
    ticket(construction, "pruned.onnx");
    DenseNetwork ours = new DenseNetwork(LayerChainReader.read(folder.resolve("pruned.npz")));
    DenseNetwork target = new DenseNetwork(LayerChainReader.read(folder.resolve("target.npz")));
    byte[] model = Files.readAllBytes(folder.resolve("pruned.onnx"));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model)) {
      SplittableRandom random = new SplittableRandom(6);
      for (int i = 0; i < 10; i++) {
        // Inputs that floats hold too, inside the ball.
        double[] input = random.ints(INPUTS, -64, 65).mapToDouble(x -> x / 128.0).toArray();
        double[] theirs = run(environment, session, input, single);
        for (int r = 0; r < theirs.length; r++) {
          String context = construction + ", input " + i + ", output " + r;
          assertEquals(ours.apply(input)[r], theirs[r], allowed, context);
          assertEquals(target.apply(input)[r], theirs[r], 0.02, context);
        }
      }
    }
  }

  private static double[] run(
      OrtEnvironment environment, OrtSession session, double[] input, boolean single)
      throws OrtException {
    long[] shape = {1, input.length};
    float[] floats = new float[input.length];
    for (int c = 0; c < input.length; c++) {
      floats[c] = (float) input[c];
    }
    try (OnnxTensor tensor =
            single
                ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape)
                : OnnxTensor.createTensor(environment, DoubleBuffer.wrap(input), shape);
        OrtSession.Result result = session.run(Map.of("input", tensor))) {
      Object outputs = result.get(0).getValue();
      if (!single) {
        return ((double[][]) outputs)[0];
      }
      float[] row = ((float[][]) outputs)[0];
      double[] widened = new double[row.length];
      for (int r = 0; r < row.length; r++) {
        widened[r] = row[r];
      }
      return widened;
    }
  }
}
