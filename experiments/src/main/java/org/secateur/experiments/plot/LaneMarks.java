package org.secateur.experiments.plot;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A lane of ticks at kinks, as one path. Ticks in one column of pixels are one tick; where that
 * merges many, its height says how many.
 */
final class LaneMarks extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  /** Up to so many in one column a mere coincidence is not shown. */
  private static final int COINCIDENCE = 3;

  private static final double FULL = 0.72;
  private static final double LEAST = 0.15;

  private final transient KinkLane lane;
  private final int level;
  private final double length;
  private final int columns;
  private final int most;

  /**
   * @param level of the lane on the vertical axis; the lowest is 0
   */
  LaneMarks(KinkLane lane, int level, double length, int columns) {
    this.lane = lane;
    this.level = level;
    this.length = length;
    this.columns = columns;
    this.most = Arrays.stream(lane.perColumn(length, columns)).max().orElse(0);
  }

  boolean isMerged() {
    return most > COINCIDENCE;
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis across,
      ValueAxis up,
      int rendererIndex,
      PlotRenderingInfo nowhere) {
    int[] counts = lane.perColumn(length, columns);
    double bottom = up.valueToJava2D(level - FULL / 2, area, RectangleEdge.LEFT);
    double top = up.valueToJava2D(level + FULL / 2, area, RectangleEdge.LEFT);
    Path2D ticks = new Path2D.Double();
    for (int column = 0; column < columns; column++) {
      if (counts[column] > 0) {
        double share = isMerged() ? Math.max(LEAST, (double) counts[column] / most) : 1;
        double position = (column + 0.5) * length / columns;
        double x = across.valueToJava2D(position, area, RectangleEdge.BOTTOM);
        ticks.moveTo(x, bottom);
        ticks.lineTo(x, bottom + share * (top - bottom));
      }
    }
    g2.setPaint(Palette.of(lane.kind()));
    g2.setStroke(Palette.TICK);
    g2.draw(ticks);
  }
}
