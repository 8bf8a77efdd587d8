/**
 * The benchmark: named cases with goals, timed beside the backends that a user would pick instead,
 * whose claims are judged against the proved optimum of the same run.
 */
package org.secateur.experiments.bench;
