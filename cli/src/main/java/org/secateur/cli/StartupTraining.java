package org.secateur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the usual commands once, so that the launcher can archive the classes they load and later
 * starts need not parse them again.
 */
public final class StartupTraining {
  private StartupTraining() {}

  /** Takes the folder of the shipped instances. */
  public static void main(String[] arguments) throws IOException {
    String instance = Path.of(arguments[0], "min-error.json").toString();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Interruption interruption = new Interruption();
    interruption.install();
    Session session = new Session(InputStream.nullInputStream(), nowhere, nowhere, 0, interruption);
    Main.run(session, "engines");
    Main.run(session, "solve", instance);
    Path certificate = Files.createTempFile("secateur-training", ".txt");
    try {
      for (String name : List.of("min-error.json", "network.json", "network-neurons.json")) {
        String example = Path.of(arguments[0], name).toString();
        Main.run(session, "solve", example, "--certificate", certificate.toString());
        Main.run(session, "check", example, certificate.toString());
      }
    } finally {
      Files.delete(certificate);
    }
    Main.run(session, "solve", instance, "--json", "--time-limit", "10s");
    Main.run(session, "generate", "--help");
    Main.run(session, "solve", "--help");
  }
}
