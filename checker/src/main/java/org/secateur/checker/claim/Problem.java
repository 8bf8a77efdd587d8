package org.secateur.checker.claim;

import java.util.List;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.reading.CanonicalForm;
import org.secateur.checker.verdict.Rejection;

/** An instance as the checker reads it: what its claims are about. */
public interface Problem {
  /** The version of certificates about it. */
  String certificateVersion();

  /** The sizes that a mask may have. */
  Sizes sizes();

  Optional<Fraction> tolerance();

  /** The length of a mask. */
  int items();

  /** The size of the mask that keeps these items. */
  int size(List<Integer> kept);

  /** Whether there is a mask of this size. */
  default boolean hasMask(int size) {
    return size <= items();
  }

  /**
   * The error of a mask, by the definition.
   *
   * @param line for the message
   * @param target of the section; of no importance for networks
   * @throws Rejection UNSUPPORTED if it would take too long
   */
  Real error(int line, List<Integer> kept, List<Fraction> target) throws Rejection;

  /** How errors of masks are found, in a few words. */
  String evaluation();

  /** Writes its canonical text. */
  void write(CanonicalForm form);

  /** SHA-256 of that text, in 64 lower-case hexadecimal digits. */
  default String hash() {
    CanonicalForm form = new CanonicalForm();
    write(form);
    return form.hash();
  }

  /** The problem in words, one line for each of its parameters. */
  List<String> parameters();
}
