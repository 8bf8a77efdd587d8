package org.secateur.experiments.bench;

import java.util.OptionalDouble;

/**
 * A backend on a case.
 *
 * @param seconds by its own clock, without the start of its process; absent where it did not run
 */
public record BackendOutcome(String engine, OptionalDouble seconds, Verdict verdict) {}
