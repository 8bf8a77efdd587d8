package org.secateur.instances.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secateur.instances.npz.NpzWriter;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Provenance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

class InstanceReaderTest {
  private static final String HEAD =
      "\"format\": \"secateur-instance/1\", \"problem\": \"subset-sum\", ";

  @TempDir Path folder;

  private SubsetSumInstance read(String body) throws Exception {
    byte[] bytes = ("{" + HEAD + body + "}").getBytes(StandardCharsets.UTF_8);
    return (SubsetSumInstance) InstanceReader.read("test", new ByteArrayInputStream(bytes), folder);
  }

  private static RationalMatrix column(String... numbers) {
    return RationalMatrix.column(java.util.Arrays.stream(numbers).map(Rational::parse).toList());
  }

  @Test
  void everyNumberIsExact() throws Exception {
    SubsetSumInstance instance =
        read(
            "\"samples\": [0.1, \"0.1\", 1e-3, 12345678901234567890.5, \"-1/3\", \"0x1.8p-3\","
                + " -0, 5E2, 123456789012345678, 0.123456789012345678, -7.50], \"target\": \"2/4\"");
    assertEquals(
        column(
            "1/10",
            "1/10",
            "1/1000",
            "24691357802469135781/2",
            "-1/3",
            "3/16",
            "0",
            "500",
            "123456789012345678",
            "123456789012345678/1000000000000000000",
            "-15/2"),
        instance.samples());
    assertEquals(column("1/2"), instance.targets());
    assertEquals(Objective.MIN_ERROR, instance.objective());
    assertTrue(!instance.targetsListed() && instance.provenance().isEmpty());
  }

  @Test
  void everyFieldIsRead() throws Exception {
    SubsetSumInstance instance =
        read(
            "\"comment\": {\"a\": [1, {\"b\": null}]}, \"x-source\": true,"
                + "\"size\": {\"atMost\": 2}, \"tolerance\": \"1/7\", \"interval\": [-1, 0.5],"
                + "\"objective\": \"is-cover\", \"generator\": {\"parameters\": {\"n\": \"2\"},"
                + "\"family\": \"f\", \"seed\": -9223372036854775808, \"version\": 3},"
                + "\"samples\": [1, 2]");
    assertEquals(Optional.of(SizeRange.atMost(2)), instance.sizes());
    assertEquals(Optional.of(Rational.of(1, 7)), instance.tolerance());
    assertEquals(
        Optional.of(new Interval(Rational.of(-1), Rational.of(1, 2))), instance.interval());
    assertEquals(Objective.IS_COVER, instance.objective());
    assertEquals(
        Optional.of(new Provenance("f", 3, Long.MIN_VALUE, Map.of("n", "2"))),
        instance.provenance());
    assertEquals(0, instance.targets().rows());
    assertEquals(1, instance.targets().columns());
  }

  @Test
  void vectorsAndListsOfTargets() throws Exception {
    SubsetSumInstance vector = read("\"target\": [3, 4], \"samples\": [[1, 2], [3, 4], [5, 6]]");
    assertEquals(3, vector.sampleCount());
    assertEquals(2, vector.dimension());
    assertEquals(
        RationalMatrix.of(List.of(List.of(Rational.of(3), Rational.of(4))), 2), vector.targets());
    SubsetSumInstance listed = read("\"samples\": [1], \"targets\": [3, 4]");
    assertEquals(column("3", "4"), listed.targets());
    assertTrue(listed.targetsListed());
    assertTrue(read("\"samples\": [[1, 2]], \"targets\": [[3, 4]]").targetsListed());
    assertEquals(column("3"), read("\"samples\": [[1], [2]], \"target\": [3]").targets());
  }

  @Test
  void arraysInOtherFiles() throws Exception {
    try (OutputStream out = Files.newOutputStream(folder.resolve("a.npz"));
        NpzWriter npz = new NpzWriter(out)) {
      npz.writeDoubles("w", new int[] {2, 3}, 0.1, 0.5, -1, 4, 5, 6);
      npz.writeLongs("z", new int[] {2}, 7, 8);
      npz.writeInts("cube", new int[] {1, 1, 1}, 7);
      npz.writeInts("one", new int[] {}, 7);
    }
    String table = "{\"npz\": \"a.npz\", \"array\": \"w\"";
    String list = "{\"npz\": \"a.npz\", \"array\": \"z\"}";
    SubsetSumInstance rows = read("\"samples\": " + table + ", \"row\": 0}, \"targets\": " + list);
    assertEquals(
        RationalMatrix.column(List.of(Rational.of(0.1), Rational.of(1, 2), Rational.of(-1))),
        rows.samples());
    assertEquals(column("7", "8"), rows.targets());
    SubsetSumInstance vectors =
        read("\"samples\": " + table + "}, \"target\": " + table + ", \"row\": 1}");
    assertEquals(2, vectors.sampleCount());
    assertEquals(List.of(Rational.of(4), Rational.of(5), Rational.of(6)), vectors.targets().row(0));
    String one = "{\"npz\": \"a.npz\", \"array\": \"one\"}";
    assertEquals(column("7"), read("\"samples\": [1], \"target\": " + one).targets());
    String cube = "\"samples\": {\"npz\": \"a.npz\", \"array\": \"cube\"}, \"target\": 1";
    assertEquals(
        "test: $.samples: an array of shape [1, 1, 1], expected one or two dimensions",
        assertThrows(Exception.class, () -> read(cube)).getMessage());
  }

  @Test
  void filesAreReadFromTheirFolder() throws Exception {
    Path file = folder.resolve("i.json");
    Files.copy(
        Path.of(getClass().getResource("/npz/version1.npy").toURI()), folder.resolve("v.npy"));
    Files.writeString(file, "{" + HEAD + "\"samples\": {\"npy\": \"v.npy\"}, \"target\": [1, 2]}");
    assertEquals(2, ((SubsetSumInstance) InstanceReader.read(file)).dimension());
  }

  @Test
  void aBrokenStreamIsNoMalformedFile() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("unplugged");
          }
        };
    IOException fault =
        assertThrows(IOException.class, () -> InstanceReader.read("test", broken, folder));
    assertEquals("unplugged", fault.getMessage());
  }

  @Test
  void aFullDiskIsReported() throws Exception {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    SubsetSumInstance instance = read("\"samples\": [1], \"target\": 1");
    assertEquals(
        "full",
        assertThrows(IOException.class, () -> InstanceWriter.write(instance, full)).getMessage());
  }

  @Test
  void theWrittenFormIsPlain() throws Exception {
    SubsetSumInstance instance =
        read(
            "\"samples\": [[0.5, 3], [\"1/3\", \"0x1.8p-40\"]], \"target\": [1e3, -0.25],"
                + "\"size\": {\"exactly\": 1}, \"tolerance\": 1e-9");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InstanceWriter.write(instance, out);
    assertEquals(
        """
        {
          "format": "secateur-instance/1",
          "problem": "subset-sum",
          "objective": "min-error",
          "size": {"exactly": 1},
          "tolerance": 0.000000001,
          "samples": [
            [0.5, 3],
            ["1/3", "0x3p-41"]
          ],
          "target": [1000, -0.25]
        }
        """,
        out.toString(StandardCharsets.UTF_8));
  }
}
