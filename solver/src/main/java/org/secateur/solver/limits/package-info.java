/**
 * What a run may spend, counted while it is spent, and what can be answered when it is gone: every
 * search of this program reports to one budget and keeps what it knows in one place.
 */
package org.secateur.solver.limits;
