package org.secateur.checker.claim;

/** What a step says; a rule proves it. The target is that of the step's section. */
public interface Fact {}
