/**
 * Tickets: a given network of dense layers found inside a random one, weight by weight, with a
 * certified error of the whole.
 */
package org.secateur.experiments.ticket;
