package org.secateur.experiments.ticket;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.oracle.WorstCase;
import org.secateur.solver.oracle.WorstInput;

/**
 * The exact error of a small ticket for a target of one or two layers, by {@link WorstInput}. Where
 * positive and negative inputs have weights of their own, a box is cut into orthants, in each of
 * which the ticket is a network of one hidden layer like the target.
 */
public final class ExactError {
  /** More inputs of both signs would make more than 64 orthants. */
  private static final int MOST_SIGNS = 6;

  /** Beyond, the exact oracle would refuse anyway, after a long look at the weights. */
  private static final long MOST_WEIGHTS = 4000;

  private final Ticket ticket;
  private final TicketTarget target;

  private ExactError(Ticket ticket) {
    this.ticket = ticket;
    this.target = ticket.problem().target();
  }

  /** The error and a worst input; empty where the networks are too deep or too large. */
  public static Optional<WorstCase> of(Ticket ticket, Domain domain) {
    TicketTarget target = ticket.problem().target();
    boolean biased = target.hasBias(0) || target.depth() > 1 && target.hasBias(1);
    boolean isBox = domain instanceof Domain.Box;
    if (target.depth() > 2 || target.size() > MOST_WEIGHTS || biased && !isBox) {
      return Optional.empty();
    }
    ExactError exact = new ExactError(ticket);
    if (ticket.layers().get(0).sides() == 1) {
      return exact.worst(biased ? withConstant((Domain.Box) domain) : domain, new BitSet(), biased);
    }
    return isBox ? exact.overOrthants((Domain.Box) domain, biased) : Optional.empty();
  }

  private Optional<WorstCase> overOrthants(Domain.Box box, boolean biased) {
    List<Integer> both = new ArrayList<>();
    for (int c = 0; c < box.lower().size(); c++) {
      if (box.lower().get(c).signum() < 0) {
        both.add(c);
      }
    }
    if (both.size() > MOST_SIGNS) {
      return Optional.empty();
    }
    Optional<WorstCase> worst = Optional.empty();
    for (int pattern = 0; pattern < 1 << both.size(); pattern++) {
      BitSet negative = new BitSet();
      for (int i = 0; i < both.size(); i++) {
        negative.set(both.get(i), (pattern >> i & 1) != 0);
      }
      Optional<Domain.Box> part = orthant(box, negative);
      if (part.isPresent()) {
        Optional<WorstCase> found =
            worst(biased ? withConstant(part.get()) : part.get(), negative, biased);
        if (found.isEmpty()) {
          return Optional.empty();
        }
        boolean larger = worst.isEmpty() || found.get().error().compareTo(worst.get().error()) > 0;
        worst = larger ? found : worst;
      }
    }
    return worst;
  }

  private static Optional<Domain.Box> orthant(Domain.Box box, BitSet negative) {
    List<Rational> lower = new ArrayList<>();
    List<Rational> upper = new ArrayList<>();
    for (int c = 0; c < box.lower().size(); c++) {
      boolean below = negative.get(c);
      lower.add(below ? box.lower().get(c) : box.lower().get(c).max(Rational.ZERO));
      upper.add(below ? box.upper().get(c).min(Rational.ZERO) : box.upper().get(c));
      if (lower.get(c).compareTo(upper.get(c)) > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Domain.Box(lower, upper));
  }

  private static Domain.Box withConstant(Domain.Box box) {
    List<Rational> lower = new ArrayList<>(box.lower());
    List<Rational> upper = new ArrayList<>(box.upper());
    lower.add(Rational.ONE);
    upper.add(Rational.ONE);
    return new Domain.Box(lower, upper);
  }

  private Optional<WorstCase> worst(Domain domain, BitSet negative, boolean biased) {
    Network ours = network(new Entries(negative, true), biased);
    Network theirs = network(new Entries(negative, false), biased);
    if (WorstInput.unsupported(ours, theirs, domain).isPresent()) {
      return Optional.empty();
    }
    WorstCase found = WorstInput.of(ours, theirs, domain);
    int inputs = target.layer(0).inputs();
    return Optional.of(new WorstCase(found.error(), found.input().subList(0, inputs)));
  }

  /**
   * A network of one hidden layer with the constant input, where there is one, among the inputs.
   */
  private Network network(Entries entries, boolean biased) {
    int inputs = target.layer(0).inputs() + (biased ? 1 : 0);
    return target.depth() == 1 ? linear(entries, inputs) : deep(entries, inputs, biased);
  }

  /** x = relu(x) − relu(−x), coordinate by coordinate. */
  private Network linear(Entries entries, int inputs) {
    List<List<Rational>> hidden = new ArrayList<>();
    List<List<Rational>> output = new ArrayList<>();
    for (int r = 0; r < target.rows(0); r++) {
      output.add(new ArrayList<>());
    }
    for (int sign : new int[] {1, -1}) {
      for (int c = 0; c < inputs; c++) {
        hidden.add(unit(inputs, c, sign));
        for (int r = 0; r < output.size(); r++) {
          output.get(r).add(entries.of(0, r, c).multiply(Rational.of(sign)));
        }
      }
    }
    return new Network(
        RationalMatrix.of(hidden, inputs),
        RationalMatrix.of(output, hidden.size()),
        Activation.IDENTITY);
  }

  private Network deep(Entries entries, int inputs, boolean biased) {
    List<List<Rational>> hidden = new ArrayList<>();
    for (int r = 0; r < target.rows(0); r++) {
      hidden.add(row(entries, 0, r, inputs));
    }
    if (biased) {
      hidden.add(unit(inputs, inputs - 1, 1));
    }
    List<List<Rational>> output = new ArrayList<>();
    for (int r = 0; r < target.rows(1); r++) {
      output.add(row(entries, 1, r, hidden.size()));
    }
    return new Network(
        RationalMatrix.of(hidden, inputs),
        RationalMatrix.of(output, hidden.size()),
        Activation.IDENTITY);
  }

  private static List<Rational> unit(int length, int place, int sign) {
    List<Rational> unit = new ArrayList<>();
    for (int c = 0; c < length; c++) {
      unit.add(Rational.of(c == place ? sign : 0));
    }
    return unit;
  }

  private static List<Rational> row(Entries entries, int layer, int row, int length) {
    List<Rational> list = new ArrayList<>();
    for (int c = 0; c < length; c++) {
      list.add(entries.of(layer, row, c));
    }
    return list;
  }

  /** The weights of target or ticket for inputs of given signs, 0 for a bias that is not there. */
  private final class Entries {
    private final BitSet negative;
    private final boolean ofTicket;

    Entries(BitSet negative, boolean ofTicket) {
      this.negative = negative;
      this.ofTicket = ofTicket;
    }

    Rational of(int layer, int row, int column) {
      if (column >= target.columns(layer)) {
        return Rational.ZERO;
      }
      if (!ofTicket) {
        return target.weights(layer).get(row, column);
      }
      TicketLayer masks = ticket.layers().get(layer);
      boolean below = layer == 0 && negative.get(column);
      int side = below ? masks.sides() - 1 : 0;
      RationalMatrix samples = ticket.problem().source().row(layer, row).of(column, side);
      BigInteger sum = Dyadic.sum(samples, masks.masks()[masks.at(row, column, side)]);
      return Rational.of(sum, samples.denominator());
    }
  }
}
