package org.secateur.experiments.bench;

/**
 * What one run cost.
 *
 * @param wallNanos on the clock on the wall
 * @param cpuNanos of all threads of this process; negative where the machine does not tell
 */
public record Sample(long wallNanos, long cpuNanos) {}
