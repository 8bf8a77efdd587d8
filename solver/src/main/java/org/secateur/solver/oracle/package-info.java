/** The exact error of a network over a whole domain, and an input at which it is attained. */
package org.secateur.solver.oracle;
