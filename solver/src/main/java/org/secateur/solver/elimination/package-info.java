/**
 * What can be said of a network's selection problem before any search: options that no selection
 * within a threshold has are dropped, by kinks, in windows of several kinks, and for three and more
 * inputs in planes; or there is no selection at all. A log is told why.
 */
package org.secateur.solver.elimination;
