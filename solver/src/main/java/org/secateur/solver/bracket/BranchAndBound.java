package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.model.StopReason;
import org.secateur.solver.bracket.Relaxation.Candidate;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;

/**
 * The search behind {@link ErrorBracket}: pieces are split by the signs of their convex neurons,
 * the part with the largest proved bound first; each bound comes out of {@link LagrangianBound}
 * (note {@code oracle-bracket}). One thread; mutable.
 */
final class BranchAndBound {
  /** Of the starts of local searches; they only look for inputs, and nothing rests on them. */
  private static final long SEED = 0x5ecaL;

  private static final int STARTS = 8;

  /** Products of one gradient above which local search gets fewer starts. */
  private static final long LARGE = 500_000;

  private static final int MOST_FOLLOWED = 12;

  /** Of one node besides its phases. */
  private static final long NODE_BYTES = 160;

  private final Setting setting;
  private final Budget budget;
  private final Rational gap;
  private final Candidates candidates;
  private final Attained attained;
  private final PriorityQueue<Node> queue = new PriorityQueue<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private ExactReal settled = Rational.ZERO;
  private long created;

  BranchAndBound(Setting setting, Budget budget, Rational gap, List<RelaxationSolver> solvers) {
    this.setting = setting;
    this.budget = budget;
    this.gap = gap;
    this.candidates = new Candidates(setting, solvers, budget);
    this.attained = new Attained(setting);
  }

  BracketedError run() {
    setting.pieces().forEach(this::addRoot);
    StopReason reason = StopReason.COMPLETED;
    try {
      while (!isClosed()) {
        budget.spend(1);
        budget.progress(
            "error in " + new BracketText(attained.error(), upper()), budget.nodes(), 0);
        step();
      }
    } catch (SearchStopped stopped) {
      reason = stopped.reason();
    }
    return new BracketedError(attained.result(), upper(), reason, budget.nodes());
  }

  private boolean isClosed() {
    return queue.isEmpty()
        || queue.peek().bound().compareTo(attained.error()) <= 0
        || Gap.isWithin(attained.error(), upper(), gap);
  }

  /** Bounds the error: no part of the search is larger, and no decided one. */
  private ExactReal upper() {
    ExactReal upper = max(settled, attained.error());
    return queue.isEmpty() ? upper : max(upper, queue.peek().bound());
  }

  private static ExactReal max(ExactReal a, ExactReal b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static ExactReal min(ExactReal a, ExactReal b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private void addRoot(Piece piece) {
    Phase[] phases = new Phase[setting.neurons()];
    Arrays.fill(phases, Phase.FREE);
    Setting.View view = setting.view(piece);
    BigInteger[] none = new BigInteger[phases.length];
    Arrays.fill(none, BigInteger.ZERO);
    // The bound by the ranges alone needs no products, so that there is always one.
    Multipliers zero = new Multipliers(none, BigInteger.ZERO, BigInteger.ONE);
    ExactReal bound = new LagrangianBound(setting, piece).of(phases, zero);
    queue.add(new Node(view, phases, bound, false, -1, created++));
  }

  private void step() {
    Node node = queue.peek();
    if (!node.refined()) {
      Node refined = refine(node);
      queue.poll();
      queue.add(refined);
    } else if (node.branch() < 0) {
      queue.poll();
      settled = max(settled, node.bound());
    } else {
      budget.reserve((queue.size() + 2L) * (NODE_BYTES + 4L * setting.neurons()));
      queue.poll();
      queue.add(child(node, Phase.ACTIVE));
      queue.add(child(node, Phase.INACTIVE));
    }
  }

  private Node child(Node parent, Phase phase) {
    Phase[] phases = parent.phases().clone();
    phases[parent.branch()] = phase;
    return new Node(parent.view(), phases, parent.bound(), false, -1, created++);
  }

  private Node refine(Node node) {
    Relaxation relaxation = node.view().relaxation(node.phases());
    Candidate candidate = candidates.of(relaxation);
    ExactReal bound = min(node.bound(), bound(node.view(), relaxation, candidate));
    attained.offer(candidate.input());
    int branch = branch(node, relaxation, candidate);
    if (branch < 0) {
      bound = min(bound, polished(node.view(), relaxation, candidate));
    } else if (node.bound().compareTo(attained.error()) > 0 && isRoot(node)) {
      search(node.view(), candidate);
    }
    return new Node(node.view(), node.phases(), bound, true, branch, node.order());
  }

  private static boolean isRoot(Node node) {
    return Arrays.stream(node.phases()).allMatch(p -> p == Phase.FREE);
  }

  private ExactReal bound(Setting.View view, Relaxation relaxation, Candidate candidate) {
    return new LagrangianBound(setting, view.piece())
        .of(relaxation.phases(), Rounding.of(setting, view, relaxation, candidate));
  }

  private ExactReal polished(Setting.View view, Relaxation relaxation, Candidate candidate) {
    LagrangianBound bound = new LagrangianBound(setting, view.piece());
    ExactReal best = bound(view, relaxation, candidate);
    for (boolean withLoose : new boolean[] {true, false}) {
      Polish.Result exact = new Polish(setting, view, relaxation, candidate, withLoose).run();
      exact.spot().ifPresent(attained::offer);
      if (exact.multipliers().isPresent()) {
        best = min(best, bound.of(relaxation.phases(), exact.multipliers().get()));
      }
      if (best.compareTo(attained.error()) <= 0) {
        break;
      }
    }
    return best;
  }

  /** The neuron for which the relaxation is farthest above the piece, or any undecided one. */
  private int branch(Node node, Relaxation relaxation, Candidate candidate) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < node.phases().length; i++) {
      if (isOpen(node, i)) {
        double u = Setting.dot(setting.directions()[i], candidate.input());
        double weight = relaxation.weights()[i] - candidate.share() * relaxation.outerAt(i);
        double above = relaxation.chord(i) * (u - relaxation.lower()[i]) - Math.max(0, u);
        if (best < 0 || Math.max(0, weight) * above > most) {
          best = i;
          most = Math.max(0, weight) * above;
        }
      }
    }
    return best;
  }

  private boolean isOpen(Node node, int neuron) {
    return node.phases()[neuron] == Phase.FREE && isSplit(node.view(), neuron);
  }

  /**
   * Whether the sign of a neuron's input has to be decided. Over a ball of the 2-norm descent is
   * sure of its minimum only if no other neuron's weight depends on the share.
   */
  private boolean isSplit(Setting.View view, int neuron) {
    Piece piece = view.piece();
    boolean coupled = piece.outer()[neuron].signum() != 0 && setting.region().shape().isEmpty();
    return setting.isUndecided(neuron) && (piece.isConvex(neuron) || coupled);
  }

  /** Local searches from a candidate and from random inputs, each followed through its cells. */
  private void search(Setting.View view, Candidate candidate) {
    Ascent ascent = new Ascent(setting, view, candidates::isOver);
    long products = (long) setting.neurons() * setting.difference().inputs();
    int starts = products > LARGE ? 1 : STARTS;
    for (int start = 0; start <= starts; start++) {
      budget.spend(0);
      double[] found = start == 0 ? ascent.from(candidate.input()) : ascent.from(random);
      attained.offer(found);
      if (products <= LARGE) {
        follow(view, found);
      }
    }
  }

  /** Solves the cell of an input, then that of its best input, and so on while it gets worse. */
  private void follow(Setting.View view, double[] start) {
    double[] at = start;
    double value = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < MOST_FOLLOWED; i++) {
      budget.spend(0);
      double reached = view.gradient(at, new double[at.length]);
      if (!(reached > value + 1e-12 * Math.abs(value))) {
        return;
      }
      value = reached;
      Relaxation cell = view.relaxation(cell(view, at));
      Candidate next = candidates.of(cell);
      attained.offer(next.input());
      polished(view, cell, next);
      at = next.input();
    }
  }

  private Phase[] cell(Setting.View view, double[] at) {
    Phase[] phases = new Phase[setting.neurons()];
    for (int i = 0; i < phases.length; i++) {
      boolean active = Setting.dot(setting.directions()[i], at) > 0;
      phases[i] = !isSplit(view, i) ? Phase.FREE : active ? Phase.ACTIVE : Phase.INACTIVE;
    }
    return phases;
  }
}
