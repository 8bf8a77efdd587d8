package org.secateur.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/**
 * Colours, strokes and fonts. The colours are those of M. Okabe and K. Ito ("Color Universal
 * Design", 2008), which colour-blind people can tell apart; widths differ as well.
 */
final class Palette {
  static final Color TARGET = new Color(0x0072B2);
  static final Color PRUNED = new Color(0xD55E00);
  static final Color BAND = new Color(0x56B4E9);
  static final float BAND_ALPHA = 0.35f;
  static final Color PALE = new Color(0x9A9A9A);
  static final Color WORST = Color.BLACK;
  static final Color TEXT = new Color(0x222222);
  static final Color GRID = new Color(0xD0D0D0);
  static final Color VEIL = new Color(255, 255, 255, 220);

  static final BasicStroke BROAD = round(4.5f);
  static final BasicStroke NARROW = round(1.6f);
  static final BasicStroke TICK = new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  static final BasicStroke DASHED =
      new BasicStroke(
          1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {5f, 4f}, 0f);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 19);
  static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private Palette() {}

  private static BasicStroke round(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static Color of(KinkLane.Kind kind) {
    return switch (kind) {
      case TARGET -> TARGET;
      case KEPT -> PRUNED;
      case DROPPED, CANDIDATE -> PALE;
    };
  }
}
