package org.secateur.solver.backend;

import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SizeRange;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowOrigin;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;

/**
 * Puts selection queries to a backend with the rows known so far, evaluates every selection that
 * comes back exactly, adds the rows of its worst input where its error is too large, and asks again
 * (note {@code encoding-networks}). Claims are held against everything evaluated before, as in
 * {@link Examination}.
 */
final class LazySelection {
  /** Rows to start with where not all of them fit. */
  static final int LIKELY_ROWS = 256;

  /** Rows times options that are written down at once, in two dimensions: all candidate inputs. */
  static final long DENSE_ENTRIES = 1L << 23;

  /**
   * Selections beyond its own rows that rounding may excuse, before the backend counts as wrong.
   */
  private static final int MOST_OVERSTEPS = 200;

  private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

  /**
   * What is left of a claim.
   *
   * @param found an admitted mask, where the claim is optimal or feasible
   * @param lower bound of the size of the admitted masks, where the claims for it stand
   */
  record Outcome(Claim claim, Optional<Incumbent> found, int lower, StopReason reason) {}

  private final Backend backend;
  private final NetworkPruningInstance instance;
  private final NetworkSelection problem;
  private final Session session;
  private final BackendsWord word;
  private final Map<RowOrigin, SelectionRow> rows = new LinkedHashMap<>();
  private final Map<Mask, Incumbent> seen = new LinkedHashMap<>();

  /** Masks that the rows of their worst inputs may not exclude, by rounding or lost bits. */
  private final Set<Mask> uncut = new HashSet<>();

  private SizeRange watchedSizes;
  private Optional<Threshold> watchedErrors = Optional.empty();
  private Comparator<Incumbent> ranking = Comparator.comparing(Incumbent::error);
  private Optional<Incumbent> reported = Optional.empty();
  private boolean beyondOracle;
  private int oversteps;

  /**
   * @param start how many rows to begin with, at most
   */
  LazySelection(
      Backend backend,
      NetworkPruningInstance instance,
      NetworkSelection problem,
      int start,
      Session session) {
    this.backend = backend;
    this.instance = instance;
    this.problem = problem;
    this.session = session;
    this.word = new BackendsWord(instance);
    this.watchedSizes = instance.allowedSizes();
    add(problem.likelyRows(start));
  }

  /** In two dimensions all candidate inputs where they fit, the dense encoding; else a part. */
  static int startRows(NetworkPruningInstance instance, NetworkSelection problem) {
    long dense = DENSE_ENTRIES / Math.max(1, problem.options());
    return instance.network().inputs() <= 2
        ? (int) Math.max(LIKELY_ROWS, Math.min(dense, Integer.MAX_VALUE))
        : LIKELY_ROWS;
  }

  /** Which masks the listener hears of from now on: each that is better than those before. */
  void report(SizeRange sizes, Optional<Threshold> errors, Comparator<Incumbent> order) {
    synchronized (session) {
      watchedSizes = sizes;
      watchedErrors = errors;
      ranking = order;
      reported = Optional.empty();
    }
  }

  /** Whether the claims made so far stand. */
  BackendsWord word() {
    return word;
  }

  /** The best mask evaluated so far, of those within limits. */
  Optional<Incumbent> best(
      SizeRange sizes, Optional<Threshold> errors, Comparator<Incumbent> order) {
    synchronized (session) {
      return seen.values().stream().filter(i -> admits(sizes, errors, i)).min(order);
    }
  }

  private static boolean admits(SizeRange sizes, Optional<Threshold> errors, Incumbent mask) {
    return sizes.contains(mask.size()) && (errors.isEmpty() || errors.get().admits(mask.error()));
  }

  /** Asks until a mask is admitted, or a claim that there is none stands, or a limit runs out. */
  Outcome ask(Goal goal, SizeRange sizes, Optional<Threshold> threshold) throws BackendException {
    int lower = sizes.least();
    while (true) {
      Optional<StopReason> exhausted = session.exhausted();
      if (exhausted.isPresent()) {
        return nothing(lower, exhausted.get());
      }
      session.progress(backend.info().name() + ", rows", rows.size(), 0);
      SelectionQuery query = query(goal, sizes, threshold);
      Reply reply = reply(query);
      synchronized (session) {
        Optional<Outcome> settled = judge(query, reply, lower);
        if (settled.isPresent()) {
          return settled.get();
        }
      }
      lower = Math.max(lower, lower(reply, lower));
    }
  }

  private SelectionQuery query(Goal goal, SizeRange sizes, Optional<Threshold> threshold) {
    List<SelectionRow> known = List.copyOf(rows.values());
    List<int[]> excluded = new ArrayList<>();
    for (Incumbent wrong : seen.values()) {
      if (sizes.contains(wrong.size())
          && !admits(sizes, threshold, wrong)
          && uncut.contains(wrong.mask())) {
        excluded.add(problem.chosen(wrong.mask()));
      }
    }
    return new SelectionQuery(problem, known, excluded, goal, sizes, threshold);
  }

  private Reply reply(SelectionQuery query) throws BackendException {
    if (query.boundedRows().stream().anyMatch(SelectionQuery.BoundedRow::isEmpty)) {
      return Reply.infeasible(0);
    }
    if (problem.options() == 0) {
      return query.sizes().contains(0) && query.excluded().isEmpty()
          ? Reply.optimal(Mask.ofKept(0), Optional.of(ZERO), 0)
          : Reply.infeasible(0);
    }
    session.onMask(options -> consider(query, options.kept()));
    try {
      Reply reply = backend.choose(query, session);
      session.spend(reply.nodes());
      return reply;
    } finally {
      session.onMask(options -> {});
    }
  }

  private static int lower(Reply reply, int otherwise) {
    // A backend without a bound may call it -1e20.
    return reply.lowerBound().map(b -> b.max(ZERO).min(MOST).intValueExact()).orElse(otherwise);
  }

  /** Evaluates a selection exactly, and adds the rows of its worst input. */
  private Optional<Incumbent> consider(SelectionQuery query, int[] chosen) {
    if (!query.isSelection(chosen)) {
      return Optional.empty();
    }
    Mask mask = problem.mask(chosen);
    Incumbent known = seen.get(mask);
    if (known == null) {
      if (WorstInput.unsupported(instance.pruned(mask), instance.target(), instance.domain())
          .isPresent()) {
        beyondOracle = true;
        return Optional.empty();
      }
      known = problem.evaluate(chosen);
      seen.put(mask, known);
      // Where it is admitted now, a later and smaller threshold will need them.
      List<SelectionRow> own = problem.rowsAt(known);
      add(own);
      if (!own.stream().allMatch(backend::isExact)) {
        uncut.add(mask);
      }
      requireCut(own, chosen, known);
      tell(known);
    }
    return Optional.of(known);
  }

  /** The loop relies on it: without this it would go round for ever. */
  private static void requireCut(List<SelectionRow> own, int[] chosen, Incumbent mask) {
    Threshold less = Threshold.below(mask.error());
    if (own.stream().allMatch(SelectionRow::isExact)
        && own.stream().allMatch(row -> row.at(less).contains(sum(row, chosen)))) {
      throw new IllegalStateException(
          "error " + mask.error() + " of " + mask.mask() + ": not what the rows there say");
    }
  }

  private static long sum(SelectionRow row, int[] chosen) {
    return Arrays.stream(chosen).mapToLong(row::coefficient).sum();
  }

  private void add(Collection<SelectionRow> more) {
    more.forEach(row -> rows.putIfAbsent(row.origin(), row));
  }

  private void tell(Incumbent mask) {
    if (admits(watchedSizes, watchedErrors, mask)
        && (reported.isEmpty() || ranking.compare(mask, reported.get()) < 0)) {
      reported = Optional.of(mask);
      session.incumbent(0, mask);
    }
  }

  /** The outcome that a reply settles; empty if the same has to be asked again. */
  private Optional<Outcome> judge(SelectionQuery query, Reply reply, int lower) {
    boolean claims = reply.claim() == Claim.OPTIMAL || reply.claim() == Claim.FEASIBLE;
    int[] chosen = reply.mask().map(Mask::kept).orElse(new int[0]);
    Optional<Incumbent> found = claims ? consider(query, chosen) : Optional.empty();
    if (beyondOracle || reply.claim() == Claim.GAVE_UP) {
      word.giveUp();
      return Optional.of(nothing(lower, StopReason.COMPLETED));
    }
    if (isContradicted(query, reply, found)) {
      word.refute();
      return Optional.of(nothing(query.sizes().least(), StopReason.COMPLETED));
    }
    int bound = Math.max(lower, lower(reply, lower));
    if (reply.claim() == Claim.INFEASIBLE) {
      return Optional.of(
          new Outcome(Claim.INFEASIBLE, Optional.empty(), bound, StopReason.COMPLETED));
    }
    boolean finished = reply.claim() == Claim.OPTIMAL;
    if (found.filter(m -> admits(query.sizes(), query.threshold(), m)).isPresent()) {
      StopReason reason = finished ? StopReason.COMPLETED : session.unfinished();
      return Optional.of(new Outcome(reply.claim(), found, bound, reason));
    }
    return finished ? Optional.empty() : Optional.of(nothing(bound, session.unfinished()));
  }

  private boolean isContradicted(SelectionQuery query, Reply reply, Optional<Incumbent> found) {
    Optional<Incumbent> smallest =
        best(query.sizes(), query.threshold(), Comparator.comparing(Incumbent::size));
    int lower = lower(reply, query.sizes().least());
    if (smallest.filter(m -> m.size() < lower).isPresent()) {
      return true;
    }
    if (reply.claim() == Claim.INFEASIBLE) {
      return smallest.isPresent();
    }
    if (reply.claim() == Claim.UNKNOWN) {
      return false;
    }
    int[] chosen = reply.mask().orElseThrow().kept();
    boolean isNamed = query.excluded().stream().anyMatch(e -> Arrays.equals(e, chosen));
    boolean isWrongSize =
        reply.value().filter(v -> v.intValueExact() != query.size(chosen)).isPresent();
    if (found.isEmpty() || isNamed || isWrongSize) {
      return true;
    }
    return query.breaks(chosen, backend::isExact)
        || query.breaks(chosen, row -> true) && ++oversteps > MOST_OVERSTEPS;
  }

  private static Outcome nothing(int lower, StopReason reason) {
    return new Outcome(Claim.UNKNOWN, Optional.empty(), lower, reason);
  }
}
