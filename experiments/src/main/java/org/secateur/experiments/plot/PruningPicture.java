package org.secateur.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.oracle.WorstInput;

/**
 * A picture of a pruned network of two inputs, for people: over the boundary of the domain, laid
 * out on a line, the target, the pruned network, the error band around the target, the error itself
 * on a scale of its own with the worst input marked, and below them the kinks of the target and of
 * kept and dropped neurons.
 *
 * <p>Curves are sampled at all kinks, and only what falls into the same column of pixels is merged;
 * time and file size stay small for 10,000 neurons and more. Computed in doubles, since nothing is
 * decided here; the error in the title and in the label is the exact one, rounded. The same
 * instance, mask and fonts give the same bytes.
 */
public final class PruningPicture {
  private static final int WIDTH = 1240;

  /** Of the panels alone, about: what is left by the axis and the margins. */
  private static final int COLUMNS = 1120;

  /** So that products of a few numbers, and sums of many, are still doubles. */
  private static final double LARGEST = 1e90;

  private static final int VALUES_HEIGHT = 280;
  private static final int ERROR_HEIGHT = 210;
  private static final int LANE_HEIGHT = 30;
  private static final int WORDS_HEIGHT = 220;

  private final Scene scene;

  private PruningPicture(Scene scene) {
    this.scene = scene;
  }

  /** Why there is no picture of an instance, in one sentence; empty where there is one. */
  public static Optional<String> unsupported(Instance instance) {
    if (!(instance instanceof NetworkPruningInstance networks)) {
      return Optional.of(
          "there are pictures for problem \""
              + NetworkPruningInstance.PROBLEM
              + "\" only, not for \""
              + instance.problem()
              + "\"");
    }
    int inputs = networks.network().inputs();
    if (inputs != 2) {
      return Optional.of("there are pictures for networks of 2 inputs only, not of " + inputs);
    }
    return largest(networks) <= LARGEST
        ? Optional.empty()
        : Optional.of("there are pictures for numbers up to " + LARGEST + " only");
  }

  private static double largest(NetworkPruningInstance instance) {
    DoubleStream networks =
        Stream.of(instance.network(), instance.target())
            .flatMap(n -> Stream.of(n.hidden(), n.output()))
            .flatMapToDouble(PruningPicture::magnitudes);
    DoubleStream others =
        Stream.concat(Boundary.named(instance.domain()), instance.tolerance().stream())
            .mapToDouble(r -> Math.abs(r.doubleValue()));
    return DoubleStream.concat(networks, others).max().orElse(0);
  }

  private static DoubleStream magnitudes(RationalMatrix matrix) {
    return IntStream.range(0, matrix.rows())
        .boxed()
        .flatMap(i -> matrix.row(i).stream())
        .mapToDouble(r -> Math.abs(r.doubleValue()));
  }

  /**
   * Measures a word, so that a machine without fonts is noticed before the work.
   *
   * @throws LinkageError or a RuntimeException where the JDK finds no fonts
   */
  public static void requireFonts() {
    FontRenderContext context = new FontRenderContext(null, true, true);
    Palette.TITLE.getStringBounds("error", context);
  }

  /**
   * The picture of a mask or of a run that has none.
   *
   * @throws IllegalArgumentException if the instance is {@link #unsupported}
   */
  public static PruningPicture of(NetworkPruningInstance instance, Drawn drawn) {
    unsupported(instance)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    Optional<Incumbent> incumbent =
        drawn
            .incumbent()
            .map(i -> i.worstInput().isPresent() ? i : WorstInput.of(instance, i.mask()));
    return new PruningPicture(
        Scene.of(instance, new Drawn(incumbent, drawn.standing(), drawn.refuted())));
  }

  /** Writes the picture as SVG; the stream stays open. */
  public void writeSvg(OutputStream out) throws IOException {
    // Or else the library draws text that stands upright as outlines, which nobody can search.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    PictureText text = new PictureText(scene);
    JFreeChart chart = chart(text);
    int height = height();
    new SvgDocument(WIDTH, height)
        .write(
            text.title(),
            String.join("; ", text.subtitles()),
            g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, WIDTH, height)),
            out);
  }

  private boolean hasMask() {
    return scene.curves().pruned().isPresent();
  }

  private int height() {
    int panel = VALUES_HEIGHT + (hasMask() ? ERROR_HEIGHT : 0);
    return WORDS_HEIGHT + scene.shown().size() * panel + kinksHeight();
  }

  private int kinksHeight() {
    return scene.lanes().size() * LANE_HEIGHT;
  }

  private JFreeChart chart(PictureText text) {
    Panels panels = new Panels(scene, text, COLUMNS);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(new BoundaryAxis(scene.boundary()));
    all.setGap(14);
    for (int output : scene.shown()) {
      all.add(panels.values(output), VALUES_HEIGHT);
      if (hasMask()) {
        all.add(panels.error(output), ERROR_HEIGHT);
      }
    }
    if (!scene.lanes().isEmpty()) {
      all.add(panels.kinks(), kinksHeight());
    }
    JFreeChart chart = new JFreeChart(null, Palette.TITLE, all, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setBorderStroke(new BasicStroke(0));
    chart.setPadding(new RectangleInsets(12, 12, 8, 24));
    chart.addSubtitle(line(text.title(), Palette.TITLE));
    text.subtitles().forEach(t -> chart.addSubtitle(line(t, Palette.SUBTITLE)));
    // From the bottom upwards.
    if (!scene.lanes().isEmpty()) {
      chart.addSubtitle(PictureLegend.ofKinks(scene, text, panels));
    }
    chart.addSubtitle(PictureLegend.ofCurves(scene, text));
    return chart;
  }

  private static TextTitle line(String text, Font font) {
    TextTitle title = new TextTitle(text, font);
    title.setPaint(Palette.TEXT);
    title.setMargin(1, 0, 3, 0);
    return title;
  }
}
