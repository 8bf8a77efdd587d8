package org.secateur.checker.claim;

import java.util.Set;

/**
 * A fact with what its proof rests on.
 *
 * @param basis kinds of rules, as {@code check} names them
 */
public record Step(int line, Fact fact, Set<String> basis) {}
