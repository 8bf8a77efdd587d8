package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.List;

/**
 * What a bound comes to.
 *
 * @param integer the least integer that satisfies it
 * @param real the number that the formula gives, enclosed
 * @param conditions of the statement that depend on the values, each with whether it holds
 * @param remarks about this value
 */
public record BoundValue(
    BigInteger integer, Enclosure real, List<Condition> conditions, List<String> remarks) {
  public BoundValue {
    conditions = List.copyOf(conditions);
    remarks = List.copyOf(remarks);
  }

  /** A condition in words, and whether it holds. */
  public record Condition(String text, boolean holds) {}
}
