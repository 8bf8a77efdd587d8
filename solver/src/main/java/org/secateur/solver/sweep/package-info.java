/**
 * Networks with two inputs, swept over half a turn: the gradient of the even part of the error
 * changes only at kinks and stays in a narrow strip, so the selections that keep it there are few
 * and can be enumerated.
 */
package org.secateur.solver.sweep;
