/** All engines by their names, and the default one, which picks an exact one for each problem. */
package org.secateur.solver.portfolio;
