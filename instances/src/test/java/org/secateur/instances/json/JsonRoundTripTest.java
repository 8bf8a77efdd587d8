package org.secateur.instances.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;

/** What is written is read back as it was, and damaged files are refused in an orderly way. */
class JsonRoundTripTest {
  private static final Path NOWHERE = Path.of("");

  @Provide
  Arbitrary<Instance> instances() {
    return Arbitraries.longs().map(JsonRoundTripTest::instance);
  }

  @Provide
  Arbitrary<SubsetSumInstance> subsetSums() {
    return Arbitraries.longs().map(seed -> new RandomCases(new Random(seed)).instance());
  }

  private static Instance instance(long seed) {
    RandomCases cases = new RandomCases(new Random(seed));
    return seed % 2 == 0 ? cases.instance() : cases.networkPruning();
  }

  static byte[] written(Instance instance) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InstanceWriter.write(instance, out);
    return out.toByteArray();
  }

  private static byte[] written(Instance instance, SolveResult result) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultWriter.write(instance, result, out);
    return out.toByteArray();
  }

  private static Instance read(byte[] bytes) throws Exception {
    return InstanceReader.read("test", new ByteArrayInputStream(bytes), NOWHERE);
  }

  @Property(tries = 500)
  void instances(@ForAll("instances") Instance instance) throws Exception {
    byte[] bytes = written(instance);
    assertEquals(instance, read(bytes), () -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void results(@ForAll("instances") Instance instance, @ForAll long seed) throws Exception {
    SolveResult result = new RandomCases(new Random(seed)).result(instance);
    byte[] bytes = written(instance, result);
    assertEquals(
        result,
        ResultReader.read("test", new ByteArrayInputStream(bytes), instance),
        () -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Property(tries = 100)
  void masks(@ForAll("subsetSums") SubsetSumInstance instance, @ForAll long seed) throws Exception {
    Mask mask = new RandomCases(new Random(seed)).mask(instance.sampleCount());
    String text = "{\"note\": [{}], \"kept\": " + java.util.Arrays.toString(mask.kept()) + "}";
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(mask, ResultReader.readMask("test", in, instance));
  }

  /** A prefix of a document is no document. */
  @Property(tries = 60)
  void truncatedInstancesAreMalformed(@ForAll("instances") Instance instance) throws Exception {
    byte[] bytes = written(instance);
    int end = new String(bytes, StandardCharsets.UTF_8).lastIndexOf('}');
    for (int length = 0; length < end; length += 1 + length / 50) {
      assertTrue(
          !succeeds(java.util.Arrays.copyOf(bytes, length)),
          new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
  }

  /** Flipped bytes give another instance or a complaint, and nothing else. */
  @Property(tries = 300)
  void flippedBytesNeverCrash(@ForAll("instances") Instance instance, @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    byte[] bytes = written(instance);
    for (int k = 0; k < 20; k++) {
      byte[] damaged = bytes.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      succeeds(damaged);
    }
  }

  @Property(tries = 300)
  void flippedResultsNeverCrash(@ForAll("instances") Instance instance, @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    byte[] bytes = written(instance, new RandomCases(random).result(instance));
    for (int k = 0; k < 20; k++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        ResultReader.read("test", new ByteArrayInputStream(damaged), instance);
      } catch (MalformedInputException e) {
        assertEquals(1, e.getMessage().lines().count());
      }
    }
  }

  /** Any exception but the expected one fails the test that calls this. */
  private static boolean succeeds(byte[] bytes) throws Exception {
    try {
      read(bytes);
      return true;
    } catch (MalformedInputException e) {
      assertEquals(1, e.getMessage().lines().count());
      return false;
    }
  }
}
