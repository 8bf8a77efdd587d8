package org.secateur.experiments.ticket;

/** The numbers of one layer of a target and of its ticket, by row, column and sign of the input. */
final class LayerArrays {
  private final TicketTarget target;
  private final int layer;
  private final TicketLayer ticket;

  LayerArrays(Ticket ticket, int layer) {
    this.target = ticket.problem().target();
    this.layer = layer;
    this.ticket = ticket.layers().get(layer);
  }

  int rows() {
    return ticket.rows();
  }

  /** The number of inputs without the constant one. */
  int inputs() {
    return target.layer(layer).inputs();
  }

  boolean hasBias() {
    return target.hasBias(layer);
  }

  double weight(int row, int column) {
    return target.weight(layer, row, column);
  }

  /** The ticket's weight for inputs of a sign. */
  double value(int row, int column, boolean negative) {
    return ticket.values()[place(row, column, negative)];
  }

  /** The ticket's weight minus the target's, for inputs of a sign. */
  double error(int row, int column, boolean negative) {
    return ticket.errors()[place(row, column, negative)];
  }

  private int place(int row, int column, boolean negative) {
    return ticket.at(row, column, negative ? ticket.sides() - 1 : 0);
  }

  /** The target's weights without biases. */
  double[] weights() {
    return target.layer(layer).weights();
  }

  /** Values or errors without biases, rows × (inputs · sides). */
  double[] withoutBias(double[] of) {
    int kept = inputs() * ticket.sides();
    int all = ticket.columns() * ticket.sides();
    double[] matrix = new double[rows() * kept];
    for (int r = 0; r < rows(); r++) {
      System.arraycopy(of, r * all, matrix, r * kept, kept);
    }
    return matrix;
  }

  double normOfWeights() {
    return SpectralNorm.upper(weights(), rows(), inputs());
  }

  double normOfValues() {
    return SpectralNorm.upper(withoutBias(ticket.values()), rows(), inputs() * ticket.sides());
  }

  double normOfErrors() {
    // Of the two sides of an input only one is at work: the larger errors alone bound the norm too.
    double[] larger = new double[rows()];
    for (int r = 0; r < rows(); r++) {
      larger[r] = rowNormOfErrors(r);
    }
    double spectral =
        SpectralNorm.upper(withoutBias(ticket.errors()), rows(), inputs() * ticket.sides());
    return Math.min(spectral, Upward.norm(larger));
  }

  double rowNormOfErrors(int row) {
    double[] magnitudes = new double[inputs()];
    for (int c = 0; c < magnitudes.length; c++) {
      magnitudes[c] = larger(error(row, c, false), error(row, c, true));
    }
    return Upward.norm(magnitudes);
  }

  double rowNormOfValues(int row) {
    double[] magnitudes = new double[inputs()];
    for (int c = 0; c < magnitudes.length; c++) {
      magnitudes[c] = larger(value(row, c, false), value(row, c, true));
    }
    return Upward.norm(magnitudes);
  }

  double rowNormOfWeights(int row) {
    double[] magnitudes = new double[inputs()];
    for (int c = 0; c < magnitudes.length; c++) {
      magnitudes[c] = Math.abs(weight(row, c));
    }
    return Upward.norm(magnitudes);
  }

  private static double larger(double a, double b) {
    return Upward.magnitude(Math.max(Math.abs(a), Math.abs(b)));
  }

  /** The magnitude of the ticket's bias of a row; 0 where there is none. */
  double biasValue(int row) {
    return hasBias() ? Upward.magnitude(value(row, inputs(), false)) : 0;
  }

  /** The magnitude of the error of the bias of a row; 0 where there is none. */
  double biasError(int row) {
    return hasBias() ? Upward.magnitude(error(row, inputs(), false)) : 0;
  }
}
