/**
 * What all outside solvers share: questions in exact integers, exact judgement of the replies, and
 * limits. A backend answers one {@link org.secateur.solver.backend.Query} at a time and is never
 * believed about a mask.
 */
package org.secateur.solver.backend;
