/** The command line: commands, exit codes and what people read. */
package org.secateur.cli;
