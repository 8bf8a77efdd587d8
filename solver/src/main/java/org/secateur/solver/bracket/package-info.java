/** A proved bracket on the error of a network where its exact value is out of reach. */
package org.secateur.solver.bracket;
