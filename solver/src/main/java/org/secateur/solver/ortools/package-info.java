/**
 * OR-Tools behind the engines' interface: CP-SAT in exact 64-bit integers, SCIP and HiGHS in
 * floating point.
 */
package org.secateur.solver.ortools;
