/** Whole layers of weights as subset sums: the experiment of Pensia et al. 2020, exactly. */
package org.secateur.experiments.batch;
