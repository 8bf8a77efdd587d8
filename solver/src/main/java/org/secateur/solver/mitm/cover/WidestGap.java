package org.secateur.solver.mitm.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.mitm.sums.Binomials;
import org.secateur.solver.mitm.sums.Halves;
import org.secateur.solver.mitm.sums.Runs;

/**
 * The widest gap between neighbouring subset sums within a range: the heart of the covering radius
 * (note {@code cover-cells}).
 *
 * <p>The axis is cut into cells of about twice the mean gap. The sums without a few small samples
 * are marked one by one; each small sample then doubles the marks by one shift of the whole row, 64
 * sums at a time. A shift is a whole number of cells, so marks are off by at most the known sum of
 * the rounding residues; a gap leaves an empty run nearly as long as itself, and every run that
 * could hide a gap wider than the best is looked up exactly by {@link NeighbourSums}.
 */
final class WidestGap {
  private static final int FEW = 20;
  private static final int PLACES = 16;

  /** Sums are multiples of 4 on the grid. */
  private static final int UNIT_SHIFT = 2;

  private static final int MOST_DOUBLINGS = 6;
  private static final long MARK_CELLS = 1L << 21;
  private static final long CHUNK_CELLS = 1L << 33;

  /** More copies of a shorter list where the list would be longer than this. */
  private static final long LONG_LIST = 1L << 22;

  private static final int MOST_SHIFT_BITS = 20;

  private final Halves halves;
  private final long[] samples;
  private final SizeRange sizes;
  private final NeighbourSums neighbours;
  private final Consumer<Gap> listener;
  private final Budget budget;

  /**
   * @param listener hears of wider gaps while the search goes on, from its threads; what it throws
   *     ends the search
   */
  WidestGap(long[] samples, SizeRange sizes, Consumer<Gap> listener, Budget budget) {
    this.listener = listener;
    this.samples = samples.clone();
    this.sizes = sizes;
    this.budget = budget;
    halves = new Halves(samples, budget);
    long bytes = NeighbourSums.bytes(samples.length, sizes);
    budget.reserve(bytes > Long.MAX_VALUE / 3 ? Long.MAX_VALUE : 3 * bytes);
    neighbours = new NeighbourSums(halves, sizes, budget);
  }

  NeighbourSums neighbours() {
    return neighbours;
  }

  private boolean wholeRange() {
    return sizes.least() == 0 && sizes.most() == samples.length;
  }

  /**
   * @param first a sum
   * @param last a greater sum
   */
  Gap between(long first, long last) {
    if (samples.length <= FEW) {
      return FewSums.widestGap(samples, sizes, first, last, budget);
    }
    Gap widest = new Gap(first, first);
    for (int finer = 0; ; finer += 2) {
      CellSearch search = new CellSearch(first, last, finer, widest);
      widest = search.run();
      if (search.sees(widest.width())) {
        return widest;
      }
    }
  }

  /** The widest of the gaps at a few places, the same at every call: a first lower bound. */
  Gap atFewPlaces(long first, long last) {
    Gap gap = new Gap(first, first);
    for (int i = 0; i < PLACES; i++) {
      long place = first + (last - first) / PLACES * i + (last - first) / (2 * PLACES);
      gap = gap.wider(gapAt(place));
    }
    return gap;
  }

  private Gap gapAt(long value) {
    return new Gap(
        neighbours.atMost(value).orElseThrow(), neighbours.atLeast(value + 1).orElseThrow());
  }

  /** One choice of cells and of the samples that shift. */
  private final class CellSearch {
    private final long first;
    private final long last;
    private final AtomicReference<Gap> widest;
    private final int shift;
    private final List<Runs> marked = new ArrayList<>();
    private final List<Long> doublings = new ArrayList<>();

    /** True sum minus the start of its marked cell is in [below, 2^shift + above). */
    private long below;

    private long above;
    private long cellsUp;
    private long cellsDown;

    /**
     * @param finer bits by which the cells are smaller than the mean gap suggests
     * @param known a gap found before
     */
    CellSearch(long first, long last, int finer, Gap known) {
      this.first = first;
      this.last = last;
      widest = new AtomicReference<>(atFewPlaces(first, last));
      shift = Math.max(UNIT_SHIFT, chooseShift() - finer);
      widest.accumulateAndGet(known, Gap::wider);
      choose();
    }

    /**
     * Whether no gap wider than this can escape: it leaves an empty run, and the part of the run
     * that is surely free of sums is not empty. In cells of one unit nothing is rounded.
     */
    boolean sees(long width) {
      return shift == UNIT_SHIFT || width > 2 * (above - below) + (3L << shift);
    }

    /**
     * The largest of a few random gaps is 2 to 4 mean gaps; cells of a half of that leave the
     * widest gap of all some 8 cells or more. Where sums cluster, the places looked at may have
     * missed every wide gap; but no widest gap is below the mean, which keeps the cells about as
     * few as the sums.
     */
    private int chooseShift() {
      long sums = Math.max(1, Binomials.sumTo(samples.length, sizes.most()));
      long width = Math.max(widest.get().width(), (last - first) / sums) / 2;
      int fine = 63 - Long.numberOfLeadingZeros(Math.max(1, width));
      int coarsest = 64 - Long.numberOfLeadingZeros(last - first);
      return Math.max(UNIT_SHIFT, Math.min(fine, coarsest));
    }

    /** Picks the small samples whose lengths are nearest to whole cells. */
    private void choose() {
      List<Integer> byMagnitude = new ArrayList<>();
      for (int i = 0; i < samples.length; i++) {
        byMagnitude.add(i);
      }
      byMagnitude.sort(Comparator.comparingLong(i -> Math.abs(samples[i])));
      List<Integer> shifted =
          byMagnitude.subList(0, wholeRange() ? samples.length / 4 : 0).stream()
              .filter(i -> Math.abs(samples[i]) < (last - first) / 4)
              .sorted(Comparator.comparingLong(i -> Math.abs(residue(samples[i]))))
              .limit(MOST_DOUBLINGS)
              .toList();
      for (int i : shifted) {
        long residue = residue(samples[i]);
        long cells = (samples[i] - residue) >> shift;
        doublings.add(cells);
        below += Math.min(0, residue);
        above += Math.max(0, residue);
        cellsUp += Math.max(0, cells);
        cellsDown += Math.min(0, cells);
      }
      long[] others =
          byMagnitude.stream()
              .filter(i -> !shifted.contains(i))
              .mapToLong(i -> samples[i])
              .toArray();
      Runs.Source source = source(others);
      if (wholeRange()) {
        marked.add(source.all());
      } else {
        for (int size = sizes.least(); size <= sizes.most(); size++) {
          marked.add(source.ofSize(size));
        }
      }
    }

    private Runs.Source source(long[] others) {
      int shiftBits = Math.min(10, others.length / 2);
      while (shiftBits < Math.min(MOST_SHIFT_BITS, others.length / 2)
          && Binomials.sumTo(others.length - shiftBits, sizes.most()) > LONG_LIST) {
        shiftBits++;
      }
      long entries = Binomials.sumTo(others.length - shiftBits, sizes.most());
      budget.reserve(entries > Long.MAX_VALUE / 24 ? Long.MAX_VALUE : 24 * entries);
      return new Runs.Source(others, shiftBits, sizes.most(), budget);
    }

    /** What is left of a sample beyond the nearest whole number of cells. */
    private long residue(long sample) {
      long half = 1L << (shift - 1);
      return ((sample + half) & ((1L << shift) - 1)) - half;
    }

    Gap run() {
      long start = first >> shift;
      long cells = (last >> shift) - start + 1;
      long margin = cellsUp - cellsDown + 4;
      long room = Math.max(1L << 24, budgetCells() - margin);
      long chunks = Math.max(budget.threads(), (cells + room - 1) / room);
      long length = (cells + chunks - 1) / chunks;
      Workers.run(
          budget.threads(),
          Math.toIntExact(chunks),
          c -> {
            long from = start + c * length;
            chunk(from, Math.min(start + cells, from + length));
            budget.progress("cells", c, chunks);
          });
      return widest.get();
    }

    private long budgetCells() {
      long cells = 1L << 24;
      while (cells < CHUNK_CELLS && budget.fits(3 * budget.threads() * (cells / 8))) {
        cells *= 2;
      }
      return cells;
    }

    /** Looks for gaps that begin in the cells [from, to). */
    private void chunk(long from, long to) {
      if (from >= to) {
        return;
      }
      // Gaps across the chunk's ends are measured here, so that runs cut by an end need no care.
      // Never at the last sum itself: the gap above it is not between the two ends.
      offer(gapAt(Math.min(Math.max(first, from << shift), last - 1)));
      long base = from - cellsUp - 1;
      CellBits bits = new CellBits(to - from + cellsUp - cellsDown + 2);
      mark(bits, base);
      for (long distance : doublings) {
        bits.orShifted(distance);
        budget.spend(bits.cells() / 64);
      }
      long low = from - base;
      long high = to - base;
      // The record runs first: they bring the widest gap up before all long runs are looked at.
      bits.emptyRuns(low, high, shortest(), (at, length) -> look(base + at, length, length + 1));
      bits.emptyRuns(low, high, shortest(), (at, length) -> look(base + at, length, 0));
    }

    private void mark(CellBits bits, long base) {
      long end = base + bits.cells();
      for (Runs runs : marked) {
        int[] at = new int[runs.copies()];
        for (int r = 0; r < at.length; r++) {
          at[r] = runs.position(r, base << shift);
        }
        for (long cell = base; cell < end; cell += MARK_CELLS) {
          long stop = Math.min(end, cell + MARK_CELLS) << shift;
          long done = 1;
          for (int r = 0; r < at.length; r++) {
            int to = runs.position(r, stop, at[r]);
            bits.markAll(runs.list(r), at[r], to, runs.offset(r) - (base << shift), shift);
            done += to - at[r];
            at[r] = to;
          }
          budget.spend(done);
        }
      }
    }

    /** The least number of empty cells that a gap wider than the best can leave. */
    private long shortest() {
      return ((widest.get().width() - above + below) >> shift) - 1;
    }

    private long look(long cell, long length, long next) {
      long from = (cell << shift) + above;
      long to = ((cell + length) << shift) + below;
      if (from < to) {
        offer(gapAt(Math.min(Math.max(from + (to - from) / 2, first), last - 1)));
        budget.spend(1L << Math.min(40, samples.length / 2));
      }
      return Math.max(next, shortest());
    }

    private void offer(Gap gap) {
      if (gap.width() > widest.getAndAccumulate(gap, Gap::wider).width()) {
        listener.accept(gap);
      }
    }
  }
}
