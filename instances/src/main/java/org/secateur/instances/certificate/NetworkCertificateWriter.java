package org.secateur.instances.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/**
 * Writes a certificate about a network-pruning instance, line by line while a search runs, in the
 * format of the note {@code certificate-v2}: first rows and refutations, at the end the claim that
 * follows from the refutations that were finished and from the answer's mask.
 *
 * <p>Nothing is checked but the order of calls. Rows and gains are numbered in the order in which
 * they are written, rows from 1 on throughout, gains from 0 on in each refutation. Options are
 * numbered by {@link #option}. Memory does not grow with the certificate, but for a few numbers for
 * each finished refutation. For one thread at a time; a stream that fails ends in an
 * UncheckedIOException.
 */
public final class NetworkCertificateWriter {
  /** The row of the sizes: coefficients are the costs. */
  public static final int SIZE_ROW = 0;

  /** Which side of a row is used as an inequality. A combination has a lower side only. */
  public enum Side {
    LOWER("lower"),
    UPPER("upper");

    private final String word;

    Side(String word) {
      this.word = word;
    }
  }

  /** One side of a row, times an integer ≥ 0. */
  public record Term(int row, Side side, BigInteger multiplier) {}

  private final NetworkPruningInstance instance;
  private final OutputStream out;
  private final Writer text;
  private final RefutedSizes refuted = new RefutedSizes();
  private int rows = 1;
  private int gains;
  private long openNodes;

  /**
   * Writes the head; the stream stays open.
   *
   * @param packed whether to write gzip
   */
  public NetworkCertificateWriter(NetworkPruningInstance instance, OutputStream out, boolean packed)
      throws IOException {
    this.instance = instance;
    this.out = packed ? new GZIPOutputStream(out, 1 << 16) : out;
    this.text = new OutputStreamWriter(this.out, StandardCharsets.US_ASCII);
    line("secateur-certificate 2");
    line("instance sha256 " + InstanceHash.of(instance));
    line("section network");
  }

  /** The number of the option that keeps a neuron; by neurons. */
  public int option(int neuron) {
    return neuron;
  }

  /**
   * The number of an option by weights.
   *
   * @param inputs the kept incoming weights as bits, at least one; bit 0 for the first input
   * @param outputs the kept outgoing weights as bits, at least one; bit 0 for the first output
   */
  public int option(int neuron, int inputs, int outputs) {
    if (instance.granularity() == Granularity.NEURON || inputs <= 0 || outputs <= 0) {
      throw new IllegalArgumentException(
          "inputs, outputs: " + inputs + ", " + outputs + ", expected sets, by weights");
    }
    int ofInputs = (1 << instance.network().inputs()) - 1;
    int ofOutputs = (1 << instance.network().outputs()) - 1;
    return Math.addExact(
        Math.multiplyExact(neuron, Math.multiplyExact(ofInputs, ofOutputs)),
        (inputs - 1) * ofOutputs + outputs - 1);
  }

  /**
   * The row of an input and an output.
   *
   * @param input in the domain; over a 2-norm ball any direction but 0
   * @return its number
   */
  public int row(int output, List<Rational> input) {
    StringBuilder line = new StringBuilder("row ").append(rows).append(' ').append(output);
    input.forEach(x -> line.append(' ').append(x));
    line(line);
    return rows++;
  }

  /** A combination of rows; returns its number. */
  public int combination(List<Term> terms) {
    StringBuilder line = new StringBuilder("comb ").append(rows);
    for (Term term : terms) {
      line.append(' ').append(term.row()).append(' ').append(term.side().word);
      line.append(' ').append(term.multiplier());
    }
    line(line);
    return rows++;
  }

  /**
   * Starts to refute: no mask of these sizes has an error below the bound (strict), or at most the
   * bound. The current node is the root.
   */
  public void refute(SizeRange sizes, boolean strict, ExactReal bound) {
    requireOpen(false);
    line("refute " + refuted.start(sizes, strict, bound));
    openNodes = 1;
    gains = 0;
  }

  /** From here on refutes fewer masks: no larger sizes, the same least one, no larger bound. */
  public void tighten(SizeRange sizes, boolean strict, ExactReal bound) {
    requireOpen(true);
    line("tighten " + refuted.start(sizes, strict, bound));
  }

  /** The most that all options that are not dropped can add; returns its number. */
  public int gain(int row, Side side, Rational price) {
    requireOpen(true);
    line("gain " + gains + " " + row + " " + side.word + " " + price);
    return gains++;
  }

  /** At the root: none of these options can be chosen, by a gain. */
  public void drop(int gain, int... options) {
    requireOpen(true);
    line(list("drop " + gain, options));
  }

  /**
   * At the root: the checker drops what the kink rule drops.
   *
   * @param plane the entries of two vectors, one after the other, that span the inputs in question;
   *     none for all of an instance of two inputs
   */
  public void kinks(List<BigInteger> plane) {
    requireOpen(true);
    line("kinks" + entries(plane));
  }

  private static String entries(List<BigInteger> plane) {
    return plane.stream().map(entry -> " " + entry).collect(Collectors.joining());
  }

  /**
   * The root is infeasible by a sweep over half a turn.
   *
   * @param all whether no gradient is left, whatever is chosen; else the checker looks at
   *     selections
   * @param cell the unit of the sweep's grid, in units of sums
   * @param x of the direction of a kink where the sweep begins
   * @param y of it
   * @param plane as for {@link #kinks}
   */
  public void sweep(boolean all, Rational cell, long x, long y, List<BigInteger> plane) {
    requireOpen(true);
    line("sweep " + (all ? "all " : "sizes ") + cell + " " + x + " " + y + entries(plane));
    settle(0);
  }

  /** The root is infeasible by all choices of the parts into which rows divide the neurons. */
  public void halves(int... of) {
    requireOpen(true);
    line(list("halves", of));
    settle(0);
  }

  /** The node is infeasible by a gain. */
  public void close(int gain) {
    requireOpen(true);
    line("close " + gain);
    settle(0);
  }

  /** One of these options has to be chosen. The first child, which chooses the first, is next. */
  public void branch(int row, Side side, Rational price, int... options) {
    requireOpen(true);
    line(list("branch " + row + " " + side.word + " " + price, options));
    settle(options.length);
  }

  /** At most one option fits, and only these help. The first child is next. */
  public void last(int row, int... options) {
    requireOpen(true);
    line(list("last " + row, options));
    settle(options.length);
  }

  /** One of these options is chosen, or, as the last child, none is. The first child is next. */
  public void split(int... options) {
    requireOpen(true);
    line(list("split", options));
    settle(options.length + 1);
  }

  /** Gives the refutation up that was started last, if it is not finished. */
  public void abandon() {
    if (openNodes > 0) {
      line("abandon");
      openNodes = 0;
    }
  }

  /** Whether the refutation that was started last is finished or given up. */
  public boolean isFinished() {
    return openNodes == 0;
  }

  /**
   * Gives up what is not finished and writes the strongest claim about the instance's objective
   * that follows from the finished refutations and the answer's masks.
   */
  public void finish(Answer answer) throws IOException {
    abandon();
    new NetworkClaim(instance, refuted).write(answer, this::line);
    line("end 1");
    text.flush();
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
  }

  private void settle(int children) {
    openNodes += children - 1;
    if (openNodes == 0) {
      refuted.finish();
    }
  }

  private void requireOpen(boolean open) {
    if (openNodes > 0 != open) {
      throw new IllegalStateException(
          open ? "no refutation is open" : "the refutation before is not finished");
    }
  }

  private static String list(String start, int[] options) {
    StringBuilder line = new StringBuilder(start);
    for (int option : options) {
      line.append(' ').append(option);
    }
    return line.toString();
  }

  private void line(CharSequence line) {
    try {
      text.append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
