package org.secateur.experiments.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/** The words of a picture: title, the line below it, and the legend. */
record PictureText(Scene scene) {
  String title() {
    NetworkPruningInstance instance = scene.instance();
    String kind = instance.granularity() == Granularity.NEURON ? "Neuron" : "Weight";
    String standing = " (" + scene.drawn().standing() + ")";
    Optional<Incumbent> incumbent = scene.drawn().incumbent();
    if (incumbent.isPresent()) {
      return String.format(
          Locale.ROOT,
          "%s pruning: %,d of %s kept, error %s%s",
          kind,
          instance.canonical(incumbent.get().mask()).size(),
          count(instance.maskLength(), instance.granularity().label()),
          ShortDecimal.of(incumbent.get().error().doubleValue()),
          standing);
    }
    String which = instance.sizes().isPresent() ? " of an allowed size" : "";
    String within =
        instance.tolerance().map(e -> " is within ε = " + decimal(e)).orElse(" is there");
    return kind
        + " pruning: "
        + (scene.drawn().refuted() ? "no subnetwork" + which + within : "no subnetwork found yet")
        + standing;
  }

  List<String> subtitles() {
    NetworkPruningInstance instance = scene.instance();
    String networks =
        String.format(
            Locale.ROOT,
            "network of n = %s, target of %s, %s",
            count(instance.network().width(), "neuron"),
            count(instance.target().width(), "neuron"),
            activations(instance));
    String question =
        "objective "
            + instance.objective().label()
            + instance.sizes().map(s -> ", size " + size(s)).orElse("")
            + instance.tolerance().map(e -> ", ε = " + decimal(e)).orElse("")
            + ", domain: "
            + domain(instance.domain());
    int outputs = scene.curves().outputs();
    return scene.shown().size() == outputs
        ? List.of(networks, question)
        : List.of(
            networks,
            question,
            scene.shown().size()
                + " of "
                + outputs
                + (scene.drawn().incumbent().isPresent()
                    ? " outputs are drawn: those of largest error"
                    : " outputs are drawn: the first"));
  }

  private static String activations(NetworkPruningInstance instance) {
    String ours = instance.network().outputActivation().label();
    String theirs = instance.target().outputActivation().label();
    return ours.equals(theirs)
        ? "output activation " + ours
        : "output activation " + ours + " (target: " + theirs + ")";
  }

  private static String size(SizeRange sizes) {
    if (sizes.least() == sizes.most()) {
      return "exactly " + sizes.most();
    }
    return sizes.least() == 0 ? "at most " + sizes.most() : sizes.least() + " to " + sizes.most();
  }

  private static String domain(Domain domain) {
    if (domain instanceof Domain.Box box) {
      return IntStream.range(0, 2)
          .mapToObj(
              j -> "[" + decimal(box.lower().get(j)) + ", " + decimal(box.upper().get(j)) + "]")
          .collect(Collectors.joining(" × ", "box ", ""));
    }
    if (domain instanceof Domain.Ball ball) {
      return ball.norm().order() + "-norm ball of radius " + decimal(ball.radius());
    }
    return count(((Domain.Points) domain).points().rows(), "point");
  }

  String pruned() {
    return "pruned network";
  }

  String band(Scene.Band band) {
    return "target ± "
        + (band.isTolerance() ? "ε, ε = " : "the error found, ")
        + ShortDecimal.of(band.halfWidth());
  }

  String worst(Scene.Worst worst) {
    return "worst input "
        + worst.input().text()
        + ": error "
        + ShortDecimal.of(worst.error().doubleValue());
  }

  String kinks(KinkLane lane, boolean merged) {
    String whose =
        switch (lane.kind()) {
          case TARGET -> count(lane.neurons(), "target neuron");
          case KEPT ->
              scene.instance().granularity() == Granularity.NEURON
                  ? count(lane.neurons(), "kept neuron")
                  : count(lane.neurons(), "kept pattern");
          case DROPPED -> count(lane.neurons(), "dropped neuron");
          case CANDIDATE -> "all " + count(lane.neurons(), "neuron") + " of the network";
        };
    return "kinks of " + whose + (merged ? " (height: how many per pixel)" : "");
  }

  String valueAxis(int output) {
    return scene.curves().outputs() == 1 ? "output" : "output " + output;
  }

  String errorAxis() {
    return "pruned − target";
  }

  private static String decimal(Rational value) {
    return ShortDecimal.of(value.doubleValue());
  }

  private static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
