package org.secateur.solver.api;

import org.secateur.model.Evidence;

/**
 * Who an engine is.
 *
 * @param name for {@code --engine}
 * @param summary one line: method and limits
 * @param evidence the best that its answers can rest on
 * @param isNative whether it loads a native library, and is therefore run in a process of its own
 */
public record SolverInfo(String name, String summary, Evidence evidence, boolean isNative) {}
