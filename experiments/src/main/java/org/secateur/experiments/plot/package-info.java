/** Pictures of pruned networks over a domain of the plane. */
package org.secateur.experiments.plot;
