package org.secateur.experiments.plot;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** The panels of a picture, all over the same boundary. */
final class Panels {
  /** More points than this are drawn as lines alone. */
  private static final int MOST_MARKED = 300;

  /** Of the range of values, above and below it: for labels and so that no curve hits the frame. */
  private static final double MARGIN = 0.06;

  /** Likewise where the worst input is labelled. */
  private static final double ROOM_FOR_LABEL = 1.45;

  private final Scene scene;
  private final PictureText text;
  private final int columns;

  /**
   * @param columns of pixels that a panel is wide
   */
  Panels(Scene scene, PictureText text, int columns) {
    this.scene = scene;
    this.text = text;
    this.columns = columns;
  }

  /** Target, pruned network and error band. */
  XYPlot values(int output) {
    double[] target = scene.curves().target()[output];
    double[] pruned = scene.curves().pruned().map(p -> p[output]).orElse(target);
    double band = scene.band().map(Scene.Band::halfWidth).orElse(0.0);
    double low = DoubleStream.concat(stream(target, -band), stream(pruned, 0)).min().orElse(0);
    double high = DoubleStream.concat(stream(target, band), stream(pruned, 0)).max().orElse(0);
    double margin = MARGIN * (high - low);
    XYPlot plot = panel();
    plot.setRangeAxis(ValueAxes.between(text.valueAxis(output), low - margin, high + margin));
    boolean isPruned = scene.curves().pruned().isPresent();
    addCurve(plot, isPruned ? 1 : 0, target, Palette.TARGET, Palette.BROAD);
    if (isPruned) {
      addCurve(plot, 0, pruned, Palette.PRUNED, Palette.NARROW);
    }
    scene.band().ifPresent(b -> addBand(plot, 2, target, b.halfWidth()));
    return plot;
  }

  private static DoubleStream stream(double[] values, double shift) {
    return Arrays.stream(values).map(v -> v + shift);
  }

  /** Pruned minus target, on a scale of its own, with the worst input. */
  XYPlot error(int output) {
    double band = scene.band().map(Scene.Band::halfWidth).orElse(0.0);
    double[] difference = scene.curves().difference(output);
    double largest = Math.max(band, scene.curves().error(output));
    // Where nothing differs any scale will do.
    double reach = largest > 0 ? ROOM_FOR_LABEL * largest : 1;
    XYPlot plot = panel();
    plot.setRangeAxis(ValueAxes.between(text.errorAxis(), -reach, reach));
    plot.addRangeMarker(new ValueMarker(0, Palette.TARGET, Palette.NARROW), Layer.BACKGROUND);
    Optional<Scene.Worst> worst = scene.worst().filter(w -> w.output() == output);
    // The first dataset is drawn last: a mark over the curve. There has to be a first one.
    int first = worst.isPresent() ? 1 : 0;
    worst.ifPresent(w -> mark(plot, w, reach));
    addCurve(plot, first, difference, Palette.PRUNED, Palette.NARROW);
    addBand(plot, first + 1, new double[difference.length], band);
    return plot;
  }

  private void mark(XYPlot plot, Scene.Worst worst, double reach) {
    // Towards the middle of the picture, and away from the curve.
    boolean left = worst.position() < scene.boundary().length() / 2;
    boolean up = worst.difference() >= 0;
    // On the right the label ends at a place measured with fonts that a viewer may not have.
    double length = scene.boundary().length();
    double gap = (length > 0 ? length : 1) / (left ? 150 : 70);
    XYTextAnnotation label =
        new XYTextAnnotation(
            text.worst(worst),
            worst.position() + (left ? gap : -gap),
            (up ? 1 : -1) * Math.max(Math.abs(worst.difference()), 0.69 * reach) * 1.19);
    label.setFont(Palette.LABEL);
    label.setPaint(Palette.WORST);
    label.setBackgroundPaint(Palette.VEIL);
    label.setTextAnchor(left ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT);
    plot.addAnnotation(label);
    XYSeries point = new XYSeries("worst", false);
    point.add(worst.position(), worst.difference());
    XYLineAndShapeRenderer dot = new XYLineAndShapeRenderer(false, true);
    dot.setSeriesShape(0, new Ellipse2D.Double(-5, -5, 10, 10));
    dot.setSeriesPaint(0, Palette.WORST);
    plot.setDataset(0, new XYSeriesCollection(point));
    plot.setRenderer(0, dot);
    plot.addAnnotation(
        new XYLineAnnotation(
            worst.position(),
            0,
            worst.position(),
            worst.difference(),
            Palette.NARROW,
            Palette.WORST));
  }

  /** The kinks. */
  XYPlot kinks() {
    int lanes = scene.lanes().size();
    String[] labels = new String[lanes];
    XYPlot plot = panel();
    for (int i = 0; i < lanes; i++) {
      // The first lane is the highest.
      int level = lanes - 1 - i;
      labels[level] = scene.lanes().get(i).kind().label();
      plot.addAnnotation(marks(i, level));
    }
    plot.setRangeAxis(ValueAxes.lanes(labels));
    plot.setRangeGridlinesVisible(false);
    return plot;
  }

  /** The ticks of one lane. */
  LaneMarks marks(int lane, int level) {
    return new LaneMarks(scene.lanes().get(lane), level, scene.boundary().length(), columns);
  }

  private XYPlot panel() {
    XYPlot plot = new XYPlot();
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Palette.GRID);
    plot.setDomainGridlineStroke(Palette.TICK);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setRangeGridlineStroke(Palette.TICK);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    scene
        .worst()
        .ifPresent(
            w ->
                plot.addDomainMarker(
                    new ValueMarker(w.position(), Palette.WORST, Palette.DASHED),
                    Layer.BACKGROUND));
    return plot;
  }

  private void addCurve(XYPlot plot, int index, double[] values, Paint paint, Stroke stroke) {
    double[] positions = scene.curves().positions();
    Thinning thin = Thinning.of(positions, values, scene.boundary().length(), columns);
    double[] x = thin.of(positions);
    double[] y = thin.of(values);
    XYSeries series = new XYSeries(index, false);
    for (int j = 0; j < x.length; j++) {
      series.add(x[j], y[j], false);
    }
    boolean marked = scene.boundary() instanceof PointSequence && x.length <= MOST_MARKED;
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, marked);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, paint);
    renderer.setSeriesStroke(0, stroke);
    double size = stroke == Palette.BROAD ? 10 : 5;
    renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
    plot.setDataset(index, new XYSeriesCollection(series));
    plot.setRenderer(index, renderer);
  }

  /** Drawn first, being the last dataset: under the curves. */
  private void addBand(XYPlot plot, int index, double[] centre, double halfWidth) {
    double[] positions = scene.curves().positions();
    Thinning thin = Thinning.of(positions, centre, scene.boundary().length(), columns);
    double[] x = thin.of(positions);
    double[] y = thin.of(centre);
    YIntervalSeries series = new YIntervalSeries(index, false, true);
    for (int j = 0; j < x.length; j++) {
      series.add(x[j], y[j], y[j] - halfWidth, y[j] + halfWidth);
    }
    YIntervalSeriesCollection dataset = new YIntervalSeriesCollection();
    dataset.addSeries(series);
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(Palette.BAND_ALPHA);
    renderer.setSeriesFillPaint(0, Palette.BAND);
    plot.setDataset(index, dataset);
    plot.setRenderer(index, renderer);
  }
}
