package org.secateur.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.secateur.checker.CertificateChecker;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.instances.MalformedInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code secateur check}: instance and certificate in, verdict out. */
@Command(
    name = "check",
    description = "Judges a certificate with a checker that shares no code with the solver.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64,
    footer = {
      "",
      "Exit codes: 0 valid; 40 invalid; 50 malformed; 30 unsupported, which is neither."
    })
final class CheckCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "INSTANCE",
      description = "Instance file (JSON); - is standard input.")
  private String instanceName;

  @Parameters(
      index = "1",
      paramLabel = "CERTIFICATE",
      description = "Certificate, may be packed with gzip; - is standard input.")
  private String certificateName;

  @Option(names = "--json", description = "Prints the verdict as one JSON document.")
  private boolean json;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, MalformedInputException {
    if (instanceName.equals("-") && certificateName.equals("-")) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "INSTANCE and CERTIFICATE: both -, expected one of them at most");
    }
    InputFile instance = new InputFile(instanceName, session);
    InputFile certificate = new InputFile(certificateName, session);
    CheckReport report =
        instance.read(
            first ->
                certificate.read(
                    second -> CertificateChecker.check(first, second, instance.folder())));
    if (json) {
      new OutputFile("-", session)
          .write(
              out -> {
                try (JsonGenerator document = Documents.generator(out)) {
                  write(report, document);
                }
              });
    } else {
      print(report);
    }
    return exitCode(report).code();
  }

  private static ExitCode exitCode(CheckReport report) {
    return switch (report.verdict()) {
      case VALID -> ExitCode.DONE;
      case INVALID -> ExitCode.REJECTED;
      case MALFORMED -> ExitCode.MALFORMED_INPUT;
      case UNSUPPORTED -> ExitCode.UNKNOWN;
    };
  }

  private void print(CheckReport report) {
    session.output().println("verdict    " + report.verdict());
    if (!report.place().isEmpty()) {
      session.output().println("reason     " + report.place() + ": " + report.message());
    }
    report.claims().forEach(c -> session.output().println("verified   " + c));
    if (!report.basis().isEmpty()) {
      session.output().println("rests on   " + String.join(", ", report.basis()));
    }
    report.parameters().forEach(p -> session.output().println("problem    " + p));
  }

  private static void write(CheckReport report, JsonGenerator document) {
    document.writeStartObject();
    document.writeStringProperty("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
    document.writeStringProperty("place", report.place());
    document.writeStringProperty("message", report.message());
    writeList("claims", report.claims(), document);
    writeList("restsOn", report.basis(), document);
    writeList("problem", report.parameters(), document);
    document.writeEndObject();
  }

  private static void writeList(String name, List<String> texts, JsonGenerator document) {
    document.writeArrayPropertyStart(name);
    texts.forEach(document::writeString);
    document.writeEndArray();
  }
}
