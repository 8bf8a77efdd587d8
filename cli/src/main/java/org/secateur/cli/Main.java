package org.secateur.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program behind {@code ./secateur}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Interruption interruption = new Interruption();
    interruption.install();
    Session session =
        new Session(
            System.in,
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            Integer.getInteger("secateur.terminal", 0),
            interruption);
    int code = run(session, arguments);
    interruption.finished(code);
    System.exit(code);
  }

  /** Runs one command; everything it prints is flushed when this returns. */
  static int run(Session session, String... arguments) {
    int code = execute(session, arguments);
    session.output().flush();
    session.error().flush();
    if (session.output().checkError()) {
      session.error().println("secateur: standard output: cannot be written");
      session.error().flush();
      return ExitCode.INTERNAL_ERROR.code();
    }
    return code;
  }

  private static int execute(Session session, String... arguments) {
    try {
      return CommandTree.create(session, arguments).execute(arguments);
    } catch (OutOfMemoryError e) {
      return CommandTree.report(
          session,
          ExitCode.INTERNAL_ERROR,
          "the memory ran out; a larger --memory-limit gives more");
    } catch (StackOverflowError | LinkageError e) {
      return CommandTree.failed(session, e);
    }
  }

  /** Always UTF-8: what is piped into a file must not depend on the locale. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        descriptor == FileDescriptor.err,
        StandardCharsets.UTF_8);
  }
}
