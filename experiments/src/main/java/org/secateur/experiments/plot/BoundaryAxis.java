package org.secateur.experiments.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The horizontal axis: positions along a boundary, with ticks where it says. */
final class BoundaryAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  private final transient List<Boundary.AxisTick> places;

  BoundaryAxis(Boundary boundary) {
    super(boundary.axisLabel());
    places = boundary.ticks();
    double margin = boundary.length() == 0 ? 0.5 : 0;
    if (boundary instanceof PointSequence) {
      margin = Math.max(0.5, boundary.length() / 100);
    }
    setAutoRange(false);
    setRange(-margin, boundary.length() + margin);
    setLabelFont(Palette.LABEL);
    setLabelPaint(Palette.TEXT);
    setTickLabelFont(Palette.SMALL);
    setTickLabelPaint(Palette.TEXT);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    return places.stream()
        .map(
            t ->
                new NumberTick(
                    t.position(), t.label(), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0.0))
        .toList();
  }
}
