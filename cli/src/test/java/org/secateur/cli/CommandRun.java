package org.secateur.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One command, run in this process, and all that came of it. */
record CommandRun(int code, String output, String error) {

  static CommandRun of(String... arguments) {
    return withInput("", arguments);
  }

  static CommandRun withInput(String input, String... arguments) {
    return onTerminal(0, input, arguments);
  }

  /** With a terminal of that many columns behind standard error. */
  static CommandRun onTerminal(int columns, String input, String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    Session session =
        new Session(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(output, false, StandardCharsets.UTF_8),
            new PrintStream(error, false, StandardCharsets.UTF_8),
            columns,
            new Interruption());
    int code = Main.run(session, arguments);
    return new CommandRun(
        code, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
  }
}
