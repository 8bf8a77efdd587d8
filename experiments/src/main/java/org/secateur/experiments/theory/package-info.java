/**
 * Published bounds on overparameterisation as calculators with their constants as parameters, and
 * the counting bounds as checks in exact integers. Logarithms are enclosed between rationals, so no
 * answer rests on floating point.
 */
package org.secateur.experiments.theory;
