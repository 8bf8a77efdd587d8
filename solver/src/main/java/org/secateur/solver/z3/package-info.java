/** Z3 behind the engines' interface, in exact rationals. */
package org.secateur.solver.z3;
