package org.secateur.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command is connected to.
 *
 * @param input standard input
 * @param output standard output; buffered, flushed once at the end
 * @param error standard error
 * @param terminalColumns width of the terminal behind standard error, 0 if there is none: then no
 *     progress is drawn
 * @param interruption hears of Ctrl-C
 */
record Session(
    InputStream input,
    PrintStream output,
    PrintStream error,
    int terminalColumns,
    Interruption interruption) {}
