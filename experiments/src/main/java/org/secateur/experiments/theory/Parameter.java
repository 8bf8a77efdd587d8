package org.secateur.experiments.theory;

import java.util.Arrays;
import java.util.Optional;

/** The letters of the formulas; the labels are the options of the command line. */
public enum Parameter {
  EPSILON("epsilon", "ε, the error that is allowed", false),
  K("k", "k, the number of parameters or samples that are kept", true),
  N("n", "n, a size to hold against the bound", true),
  D("d", "d, the dimension or the width of all layers", true),
  LAYERS("layers", "ℓ, the number of layers of the target", true),
  INPUTS("inputs", "d_{i-1}, the inputs of layer i of the target", true),
  OUTPUTS("outputs", "d_i, the outputs of layer i of the target", true),
  FEATURES("features", "n, the number of feature spaces stacked in a layer", true),
  BASIS("basis", "max{|B|, ‖B‖} of the equivariant basis B", false),
  GAMMA("gamma", "γ' (Thm 3) or γ (Thm 4), the density of each subset sum", false),
  C("c", "the constant of the bound, which the public text does not give", false);

  private final String label;
  private final String meaning;
  private final boolean integer;

  Parameter(String label, String meaning, boolean integer) {
    this.label = label;
    this.meaning = meaning;
    this.integer = integer;
  }

  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }

  /** Whether the values are integers, and then at least 1; others are rationals above 0. */
  public boolean isInteger() {
    return integer;
  }

  public static Optional<Parameter> ofLabel(String label) {
    return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
  }
}
