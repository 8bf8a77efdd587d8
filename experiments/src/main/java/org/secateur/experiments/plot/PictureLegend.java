package org.secateur.experiments.plot;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What lines, bands and ticks mean, once for all panels. */
final class PictureLegend {
  private static final Shape LINE = new Line2D.Double(-11, 0, 11, 0);
  private static final Shape BLOCK = new Rectangle2D.Double(-11, -6, 22, 12);
  private static final Shape DOT = new Ellipse2D.Double(-5, -5, 10, 10);
  private static final Shape TICK = new Line2D.Double(0, -6, 0, 6);

  private PictureLegend() {}

  /** Of the curves. */
  static LegendTitle ofCurves(Scene scene, PictureText text) {
    LegendItemCollection items = new LegendItemCollection();
    items.add(line("target", Palette.TARGET, Palette.BROAD));
    if (scene.curves().pruned().isPresent()) {
      items.add(line(text.pruned(), Palette.PRUNED, Palette.NARROW));
    }
    scene.band().ifPresent(b -> items.add(block(text.band(b))));
    scene.worst().ifPresent(w -> items.add(dot("worst input")));
    return legend(items);
  }

  /** Of the kinks: a row of its own. */
  static LegendTitle ofKinks(Scene scene, PictureText text, Panels panels) {
    LegendItemCollection items = new LegendItemCollection();
    for (int i = 0; i < scene.lanes().size(); i++) {
      KinkLane lane = scene.lanes().get(i);
      items.add(tick(text.kinks(lane, panels.marks(i, 0).isMerged()), Palette.of(lane.kind())));
    }
    return legend(items);
  }

  private static LegendTitle legend(LegendItemCollection items) {
    LegendTitle legend = new LegendTitle(() -> items);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemFont(Palette.LABEL);
    legend.setItemPaint(Palette.TEXT);
    legend.setFrame(BlockBorder.NONE);
    legend.setLegendItemGraphicPadding(new RectangleInsets(2, 12, 2, 4));
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    legend.setMargin(new RectangleInsets(2, 20, 2, 20));
    return legend;
  }

  private static LegendItem line(String label, Paint paint, Stroke stroke) {
    return new LegendItem(label, null, null, null, LINE, stroke, paint);
  }

  private static LegendItem block(String label) {
    Color pale =
        new Color(
            Palette.BAND.getRed(),
            Palette.BAND.getGreen(),
            Palette.BAND.getBlue(),
            Math.round(255 * Palette.BAND_ALPHA));
    return new LegendItem(label, null, null, null, BLOCK, pale);
  }

  private static LegendItem dot(String label) {
    return new LegendItem(label, null, null, null, DOT, Palette.WORST);
  }

  private static LegendItem tick(String label, Paint paint) {
    return new LegendItem(label, null, null, null, TICK, Palette.NARROW, paint);
  }
}
