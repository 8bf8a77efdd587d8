/**
 * What an engine is to those who run one: it takes an instance and limits, is heard while it runs,
 * and gives a result that says what it rests on.
 */
package org.secateur.solver.api;
