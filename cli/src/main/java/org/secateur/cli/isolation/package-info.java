/** Runs a native engine in a process of its own, so that its crash is an explained error. */
package org.secateur.cli.isolation;
