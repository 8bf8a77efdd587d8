package org.secateur.experiments.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;

/** The vertical axes. */
final class ValueAxes {
  private static final int STEPS = 5;

  private ValueAxes() {}

  /** From {@code low} to {@code high}, with about five ticks at round numbers. */
  static NumberAxis between(String label, double low, double high) {
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRange(false);
    // A flat curve still needs a scale.
    double half = high > low ? 0 : Math.max(1, Math.abs(low)) / 2;
    axis.setRange(low - half, high + half);
    double step = roundStep((high - low + 2 * half) / STEPS);
    axis.setTickUnit(new NumberTickUnit(step, format(step)));
    axis.setLabelFont(Palette.LABEL);
    axis.setLabelPaint(Palette.TEXT);
    axis.setTickLabelFont(Palette.SMALL);
    axis.setTickLabelPaint(Palette.TEXT);
    return axis;
  }

  /** 1, 2 or 5 times a power of ten, not below the given step. */
  private static double roundStep(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= step) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** All ticks of an axis with equally many digits; of any locale the same. */
  private static DecimalFormat format(double step) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    String pattern = digits > 5 || step >= 1e7 ? "0.##E0" : "0." + "0".repeat(digits);
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setDecimalSeparatorAlwaysShown(false);
    return format;
  }

  /** One step for each lane of kinks, from the bottom to the top. */
  static NumberAxis lanes(String... labels) {
    SymbolAxis axis = new SymbolAxis("kinks", labels);
    axis.setGridBandsVisible(false);
    axis.setAutoRange(false);
    axis.setRange(-0.5, labels.length - 0.5);
    axis.setLabelFont(Palette.LABEL);
    axis.setLabelPaint(Palette.TEXT);
    axis.setTickLabelFont(Palette.SMALL);
    axis.setTickLabelPaint(Palette.TEXT);
    axis.setTickMarksVisible(false);
    return axis;
  }
}
