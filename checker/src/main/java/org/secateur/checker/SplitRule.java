package org.secateur.checker;

/**
 * Rule {@code split o1 … ot}: either one of these options is chosen or none of them is. Side
 * condition: they are free and distinct, and there is one at least.
 */
final class SplitRule implements NodeRule {
  @Override
  public Children settle(Line line, Refutation tree) throws Rejection {
    int[] options = tree.freeOptions(line);
    if (options.length == 0) {
      throw Rejection.malformed(line.number(), "the line ends, expected an option");
    }
    return new Children(options, true);
  }
}
