package org.secateur.cli;

import org.secateur.model.Status;

/** What the process tells its caller; the one place where exit codes are decided. */
public enum ExitCode {
  /** Solved to optimality, or valid, or done. */
  DONE(0),
  /** A feasible answer, not proved optimal. */
  FEASIBLE(Status.FEASIBLE.exitCode()),
  /** Proved that there is no answer. */
  INFEASIBLE(Status.INFEASIBLE.exitCode()),
  /** A limit ran out with nothing found. */
  UNKNOWN(Status.UNKNOWN.exitCode()),
  /** A certificate was rejected. */
  REJECTED(40),
  /** An input file is missing or malformed. */
  MALFORMED_INPUT(50),
  /** The command line asks for something that is not there or does not go together. */
  WRONG_USAGE(64),
  /** The program, the machine or a backend failed. */
  INTERNAL_ERROR(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  static ExitCode of(Status status) {
    return switch (status) {
      case OPTIMAL -> DONE;
      case FEASIBLE -> FEASIBLE;
      case INFEASIBLE -> INFEASIBLE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
