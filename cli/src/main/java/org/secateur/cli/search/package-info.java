/**
 * Runs an engine under watch: limits, cancellation, and what is left when it had to be given up.
 */
package org.secateur.cli.search;
