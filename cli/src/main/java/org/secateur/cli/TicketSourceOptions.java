package org.secateur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.experiments.ticket.Construction;
import org.secateur.experiments.ticket.Distribution;
import org.secateur.experiments.ticket.GadgetSource;
import org.secateur.experiments.ticket.Law;
import org.secateur.experiments.ticket.SampleSource;
import org.secateur.experiments.ticket.Sharing;
import org.secateur.experiments.ticket.TicketTarget;
import org.secateur.experiments.ticket.VectorSource;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layerfiles.LayerChainReader;
import org.secateur.instances.layers.LayerChain;
import org.secateur.instances.npz.NpyArray;
import org.secateur.instances.npz.NpzReader;
import org.secateur.model.Domain;
import org.secateur.solver.mitm.RowSolver;
import picocli.CommandLine.Option;

/** The options of {@code ticket} that say what a ticket is made of. */
final class TicketSourceOptions {
  @Option(
      names = "--construction",
      paramLabel = "C",
      defaultValue = "per-weight",
      description =
          "per-weight: each weight a sum of its samples; two-layer-gadget: masks over a random"
              + " network of twice the depth. Default: ${DEFAULT-VALUE}.")
  private String construction;

  @Option(
      names = "--sharing",
      paramLabel = "S",
      description =
          "For per-weight, who shares a vector of samples: row, layer or none. Default: row.")
  private String sharing;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Samples for each weight; the gadget has 2N neurons for each input. Default: 21.")
  private Integer samples;

  @Option(
      names = "--distribution",
      paramLabel = "D",
      description =
          "uniform on [-1, 1], target-range (uniform over the range of the target's numbers) or"
              + " gaussian. Default: target-range per weight, uniform for the gadget.")
  private String distribution;

  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      description =
          "Random stream: numpy-legacy (RandomState) or pinned (keyed by row for the gadget)."
              + " Default: numpy-legacy, pinned for a gaussian.")
  private String stream;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the stream. Default: 1.")
  private Long seed;

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description =
          "Random numbers from a file instead: NPZ with arrays NAME.samples (vectors x n) per"
              + " weight, a network of twice the depth for the gadget.")
  private Path file;

  Construction construction() throws CommandFailure {
    return label("--construction", construction, Construction.values(), Construction::label);
  }

  /** What was asked for, for the report. */
  Map<String, String> setup(TicketTarget target, SampleSource source) throws CommandFailure {
    Map<String, String> setup = new LinkedHashMap<>();
    setup.put("construction", construction().label());
    if (construction() == Construction.PER_WEIGHT) {
      setup.put("sharing", sharing().label());
    }
    setup.put("samples", Integer.toString(source.samples()));
    if (file != null) {
      setup.put("source", file.getFileName().toString());
    } else {
      Law law = Law.of(distribution(), target);
      setup.put("distribution", law.distribution().label());
      if (law.distribution() != Distribution.GAUSSIAN) {
        setup.put("low", Double.toString(law.low()));
        setup.put("high", Double.toString(law.high()));
      }
      setup.put("stream", stream().label());
      setup.put("seed", Long.toString(seed()));
    }
    return setup;
  }

  SampleSource source(TicketTarget target, Domain domain)
      throws CommandFailure, MalformedInputException {
    boolean gadget = construction() == Construction.TWO_LAYER_GADGET;
    if (gadget && sharing != null) {
      throw wrongUsage("--sharing: " + sharing + ", expected only with per-weight");
    }
    if (file != null) {
      return gadget ? givenNetwork(target, domain) : givenVectors(target);
    }
    Law law = Law.of(distribution(), target);
    try {
      return gadget
          ? GadgetSource.drawn(target, count(), law, stream(), seed(), domain)
          : VectorSource.drawn(target, count(), sharing(), law, stream(), seed());
    } catch (ArithmeticException e) {
      throw wrongUsage(
          "--samples: "
              + count()
              + ": a layer has more random numbers than an array holds. Maybe --stream pinned,"
              + " which draws rows when they are needed.");
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--" + e.getMessage());
    }
  }

  private int count() throws CommandFailure {
    int n = samples == null ? 21 : samples;
    if (n < 1 || n > RowSolver.MAX_SAMPLES) {
      throw wrongUsage(
          "--samples: " + n + ", expected 1 to " + RowSolver.MAX_SAMPLES + " for one table");
    }
    return n;
  }

  private Sharing sharing() throws CommandFailure {
    return label("--sharing", sharing == null ? "row" : sharing, Sharing.values(), Sharing::label);
  }

  private Distribution distribution() throws CommandFailure {
    if (distribution == null) {
      return construction() == Construction.PER_WEIGHT
          ? Distribution.TARGET_RANGE
          : Distribution.UNIFORM;
    }
    return label("--distribution", distribution, Distribution.values(), Distribution::label);
  }

  private SampleStream stream() throws CommandFailure {
    if (stream == null) {
      return distribution() == Distribution.GAUSSIAN
          ? SampleStream.PINNED
          : SampleStream.NUMPY_LEGACY;
    }
    return label("--stream", stream, SampleStream.values(), SampleStream::label);
  }

  private long seed() {
    return seed == null ? 1 : seed;
  }

  private void requireNothingDrawn() throws CommandFailure {
    if (distribution != null || stream != null || seed != null) {
      throw wrongUsage("--source: given together with --distribution, --stream or --seed");
    }
  }

  private GadgetSource givenNetwork(TicketTarget target, Domain domain)
      throws CommandFailure, MalformedInputException {
    requireNothingDrawn();
    LayerChain network = TicketFiles.read(file, LayerChainReader::read);
    int width = network.layers().get(0).outputs();
    int n = samples != null ? count() : Math.max(1, width / (2 * target.columns(0)));
    if (n > RowSolver.MAX_SAMPLES) {
      throw new MalformedInputException(
          file.toString(),
          network.layers().get(0).toString(),
          n + " samples for each weight",
          "at most " + RowSolver.MAX_SAMPLES);
    }
    try {
      return GadgetSource.given(target, n, network, domain);
    } catch (IllegalArgumentException e) {
      throw new MalformedInputException(
          file.toString(), "", e.getMessage(), "a random network for gadgets of " + n + " samples");
    }
  }

  private VectorSource givenVectors(TicketTarget target)
      throws CommandFailure, MalformedInputException {
    requireNothingDrawn();
    Map<String, NpyArray> arrays = TicketFiles.read(file, NpzReader::read);
    List<double[]> vectors = new ArrayList<>();
    int n = samples == null ? -1 : count();
    for (int l = 0; l < target.depth(); l++) {
      String name = target.layer(l).name() + ".samples";
      NpyArray array = arrays.get(name);
      int count = VectorSource.count(target, sharing(), l);
      boolean fits = array != null && array.shape().length == 2 && array.shape()[0] == count;
      if (!fits || array.shape()[1] < 1 || n >= 0 && array.shape()[1] != n) {
        throw new MalformedInputException(
            file.toString(),
            name,
            array == null ? "no such array" : Arrays.toString(array.shape()),
            "shape [" + count + ", " + (n < 0 ? "n" : Integer.toString(n)) + "]");
      }
      n = array.shape()[1];
      if (n > RowSolver.MAX_SAMPLES) {
        throw new MalformedInputException(
            file.toString(), name, n + " samples", "at most " + RowSolver.MAX_SAMPLES);
      }
      vectors.add(array.values());
    }
    return VectorSource.given(target, n, sharing(), vectors);
  }

  static <T> T label(String option, String value, T[] all, Function<T, String> label)
      throws CommandFailure {
    Optional<T> found = Arrays.stream(all).filter(v -> label.apply(v).equals(value)).findFirst();
    return found.orElseThrow(
        () ->
            wrongUsage(
                option
                    + ": "
                    + value
                    + ", expected "
                    + Stream.of(all).map(label).collect(Collectors.joining(", "))));
  }

  /** The bytes of the file of random numbers; none where they are drawn. */
  byte[] content() throws CommandFailure {
    try {
      return file == null ? new byte[0] : Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.MALFORMED_INPUT, file + ": " + e.getMessage(), e);
    }
  }

  private static CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitCode.WRONG_USAGE, message);
  }
}
