package org.secateur.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.experiments.ticket.Checkpoint;
import org.secateur.experiments.ticket.Ticket;
import org.secateur.experiments.ticket.TicketMasks;
import org.secateur.experiments.ticket.TicketNetwork;
import org.secateur.experiments.ticket.TicketOutcome;
import org.secateur.experiments.ticket.TicketProblem;
import org.secateur.experiments.ticket.TicketReport;
import org.secateur.experiments.ticket.TicketRun;
import org.secateur.experiments.ticket.TicketTarget;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.layerfiles.LayerNpzWriter;
import org.secateur.instances.onnx.OnnxWriter;
import picocli.CommandLine.Option;

/** The options of {@code ticket} that name files besides the target. */
final class TicketFiles {
  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the pruned network there, as ONNX if the name ends so, else as NPZ.")
  private String network;

  @Option(
      names = "--masks",
      paramLabel = "FILE",
      description = "Writes masks, errors and samples there as NPZ.")
  private String masks;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the JSON report there, without times: equal runs, equal bytes.")
  private String report;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Appends finished rows there; a run with the same parameters continues from them.")
  private Path checkpoint;

  @Option(
      names = "--evaluate",
      paramLabel = "FILE",
      arity = "2",
      description =
          "IMAGES LABELS: accuracy of target and ticket on IDX files; an input is pixel / 255.")
  private List<Path> test;

  /** Something read from a file. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Path file) throws IOException, MalformedInputException;
  }

  static <T> T read(Path file, Reading<T> reading) throws CommandFailure, MalformedInputException {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("is a folder, expected a file");
      }
      return reading.read(file);
    } catch (IOException e) {
      String reason = e instanceof NoSuchFileException ? "no such file" : e.getMessage();
      throw new CommandFailure(ExitCode.MALFORMED_INPUT, file + ": " + reason, e);
    }
  }

  boolean hasCheckpoint() {
    return checkpoint != null;
  }

  Optional<List<Path>> test() {
    return Optional.ofNullable(test);
  }

  /** Says before the work starts whether there is a place for its results. */
  void requireWritable(Session session) throws CommandFailure {
    for (OutputFile file : outputs(session)) {
      file.requireWritable();
    }
    if (outputs(session).stream().filter(OutputFile::isStandardOutput).count() > 1) {
      throw new CommandFailure(
          ExitCode.WRONG_USAGE, "-: given twice, expected one document on standard output");
    }
    if (checkpoint != null) {
      new OutputFile("--checkpoint", checkpoint.toString(), session).requireWritable();
    }
  }

  private List<OutputFile> outputs(Session session) {
    return Map.of("--output", name(network), "--masks", name(masks), "--report", name(report))
        .entrySet()
        .stream()
        .filter(e -> e.getValue().isPresent())
        .map(e -> new OutputFile(e.getKey(), e.getValue().get(), session))
        .toList();
  }

  private static Optional<String> name(String name) {
    return Optional.ofNullable(name);
  }

  boolean usesStandardOutput(Session session) {
    return outputs(session).stream().anyMatch(OutputFile::isStandardOutput);
  }

  /** The checkpoint of a run, if one was named; to be closed. */
  Optional<Checkpoint> open(TicketProblem problem, Map<String, String> setup, byte[] source)
      throws CommandFailure, MalformedInputException {
    if (checkpoint == null) {
      return Optional.empty();
    }
    String fingerprint = fingerprint(problem, setup, source);
    return Optional.of(
        read(
            checkpoint, file -> Checkpoint.open(file, fingerprint, TicketRun.rowLengths(problem))));
  }

  /** A hash of everything that the masks depend on. */
  private static String fingerprint(
      TicketProblem problem, Map<String, String> setup, byte[] source) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(setup.toString().getBytes(StandardCharsets.UTF_8));
      hash.update(problem.goal().tolerances().toString().getBytes(StandardCharsets.UTF_8));
      TicketTarget target = problem.target();
      target
          .chain()
          .layers()
          .forEach(l -> hash.update(l.toString().getBytes(StandardCharsets.UTF_8)));
      ByteBuffer value = ByteBuffer.allocate(Double.BYTES);
      target
          .values()
          .forEach(
              v -> {
                value.putDouble(0, v);
                hash.update(value.array());
              });
      hash.update(source);
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void write(TicketOutcome outcome, Optional<TicketNetwork> pruned, Session session)
      throws CommandFailure {
    Ticket ticket = outcome.ticket();
    if (masks != null) {
      new OutputFile("--masks", masks, session).write(out -> TicketMasks.write(ticket, out));
    }
    if (report != null) {
      new OutputFile("--report", report, session)
          .write(out -> TicketReport.write(outcome, false, out));
    }
    if (network != null && pruned.isPresent()) {
      boolean onnx = network.endsWith(".onnx");
      new OutputFile("--output", network, session)
          .write(
              out -> {
                if (onnx) {
                  OnnxWriter.write(pruned.get().chain(), out);
                } else {
                  LayerNpzWriter.write(pruned.get().chain(), out);
                }
              });
    }
  }
}
