package org.secateur.checker;

/** A fact with the rule that proves it. */
record Step(int line, String rule, Fact fact) {}
