package org.secateur.solver.backend;

import java.math.BigInteger;
import java.util.Optional;
import org.secateur.model.Mask;

/**
 * What a backend says to a query; nothing of it is believed before it is checked.
 *
 * @param mask present for optimal and feasible claims; of options in a selection problem
 * @param value that the backend claims for the mask: its error in units for {@link
 *     Goal#LEAST_ERROR}, its size for {@link Goal#LEAST_SIZE}; absent for {@link Goal#ANY}
 * @param lowerBound of that value, where the backend names one for an unfinished search
 * @param nodes search states visited, in the backend's own way of counting; 0 where it does not say
 */
public record Reply(
    Claim claim,
    Optional<Mask> mask,
    Optional<BigInteger> value,
    Optional<BigInteger> lowerBound,
    long nodes) {

  public static Reply optimal(Mask mask, Optional<BigInteger> value, long nodes) {
    return new Reply(Claim.OPTIMAL, Optional.of(mask), value, value, nodes);
  }

  public static Reply feasible(Mask mask, Optional<BigInteger> lowerBound, long nodes) {
    return new Reply(Claim.FEASIBLE, Optional.of(mask), Optional.empty(), lowerBound, nodes);
  }

  public static Reply infeasible(long nodes) {
    return new Reply(Claim.INFEASIBLE, Optional.empty(), Optional.empty(), Optional.empty(), nodes);
  }

  public static Reply gaveUp(long nodes) {
    return new Reply(Claim.GAVE_UP, Optional.empty(), Optional.empty(), Optional.empty(), nodes);
  }

  public static Reply unknown(Optional<BigInteger> lowerBound, long nodes) {
    return new Reply(Claim.UNKNOWN, Optional.empty(), Optional.empty(), lowerBound, nodes);
  }
}
