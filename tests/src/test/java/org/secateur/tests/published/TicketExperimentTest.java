package org.secateur.tests.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.experiments.ticket.Accuracy;
import org.secateur.experiments.ticket.DenseNetwork;
import org.secateur.experiments.ticket.Distribution;
import org.secateur.experiments.ticket.GadgetSource;
import org.secateur.experiments.ticket.Law;
import org.secateur.experiments.ticket.SampleSource;
import org.secateur.experiments.ticket.Sharing;
import org.secateur.experiments.ticket.Ticket;
import org.secateur.experiments.ticket.TicketNetwork;
import org.secateur.experiments.ticket.TicketProblem;
import org.secateur.experiments.ticket.TicketRun;
import org.secateur.experiments.ticket.TicketTarget;
import org.secateur.experiments.ticket.VectorSource;
import org.secateur.experiments.ticket.WeightGoal;
import org.secateur.instances.idx.IdxImages;
import org.secateur.instances.idx.IdxReader;
import org.secateur.instances.layerfiles.LayerChainReader;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/**
 * Whole tickets of the trained network of Pensia et al. (2020), and what they are worth on MNIST.
 */
@Tag("slow")
final class TicketExperimentTest {
  private static final String IMAGES = "t10k-images-idx3-ubyte.gz";
  private static final String LABELS = "t10k-labels-idx1-ubyte.gz";

  private TicketTarget target;
  private IdxImages images;
  private int[] labels;

  @BeforeEach
  void readFiles() throws Exception {
    List<Optional<Path>> files = List.of(find("pensia-fc2.pt"), find(IMAGES), find(LABELS));
    assumeTrue(
        files.stream().allMatch(Optional::isPresent),
        "no ../shared/data with pensia-fc2.pt and the MNIST test set: nothing real to test with");
    target = new TicketTarget(LayerChainReader.read(files.get(0).get()));
    images = IdxReader.images(files.get(1).get());
    labels = IdxReader.labels(files.get(2).get());
  }

  private static Optional<Path> find(String name) {
    Path folder = Path.of("").toAbsolutePath();
    for (; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared").resolve("data").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private double[] input(int image) {
    double[] input = new double[images.pixels()];
    for (int p = 0; p < input.length; p++) {
      input[p] = images.shade(image, p) / 255.0;
    }
    return input;
  }

  private int correct(TicketNetwork network) {
    return Accuracy.of(network, images.count(), this::input, i -> labels[i], 2).correct();
  }

  private WeightGoal leastSize() {
    return new WeightGoal(
        true, OptionalInt.empty(), Collections.nCopies(target.depth(), Rational.parse("0.01")));
  }

  private Ticket solve(SampleSource source, WeightGoal goal) {
    Ticket ticket =
        new TicketRun(
                new TicketProblem(target, source, goal),
                SearchLimits.none(2),
                SearchListener.SILENT)
            .solve(Optional.empty());
    assertEquals(0, ticket.unreached());
    return ticket;
  }

  private VectorSource publishedVectors() {
    Law law = Law.of(Distribution.TARGET_RANGE, target);
    return VectorSource.drawn(target, 21, Sharing.ROW, law, SampleStream.NUMPY_LEGACY, 1);
  }

  @Test
  void theTargetsAccuracy() {
    assertEquals(9719, correct(new DenseNetwork(target.chain())));
  }

  @Test
  void theTicketOfLeastErrorIsAsGoodAsTheTarget() {
    WeightGoal leastError = new WeightGoal(false, OptionalInt.empty(), List.of());
    Ticket ticket = solve(publishedVectors(), leastError);
    assertEquals(3_898_757, ticket.kept());
    assertEquals(9719, correct(TicketNetwork.of(ticket)));
  }

  @Test
  void theTicketOfLeastSize() {
    Ticket ticket = solve(publishedVectors(), leastSize());
    assertEquals(213_191, ticket.kept());
    assertEquals(9704, correct(TicketNetwork.of(ticket)));
  }

  /** The same tolerance by masks over a random network of four layers and nothing else. */
  @Test
  void theTicketOfTheTwoLayerGadget() {
    int inputs = target.chain().inputs();
    Domain domain =
        new Domain.Box(
            Collections.nCopies(inputs, Rational.ZERO), Collections.nCopies(inputs, Rational.ONE));
    Law law = Law.of(Distribution.UNIFORM, target);
    Ticket ticket =
        solve(
            GadgetSource.drawn(target, 28, law, SampleStream.NUMPY_LEGACY, 1, domain), leastSize());
    TicketNetwork network = TicketNetwork.of(ticket);
    assertEquals(
        List.of(19_892L, 169_071L, 4_179L, 5_333L),
        network.parts().stream().map(TicketNetwork.Part::kept).toList());
    assertEquals(9713, correct(network));
  }
}
