package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.checker.CertificateChecker;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.json.InstanceReader;
import org.secateur.model.Answer;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.search.SelectionSolver;

/** A network that was solved with a certificate, and what the certificate has to say. */
record SolvedNetwork(String json, Answer answer, NetworkPruningInstance instance, String text) {
  private static final Rational STEP = Rational.of(1, 1000);

  CheckReport check(String certificate) throws IOException {
    return CertificateChecker.check(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8)));
  }

  /** The claim and the points of a front. */
  List<String> claim() {
    return text.lines().filter(l -> l.startsWith("claim ") || l.startsWith("point ")).toList();
  }

  static SolvedNetwork of(Path folder, String json) throws IOException, MalformedInputException {
    return of(folder, json, SearchLimits.none(1));
  }

  /** With limits of a run. */
  static SolvedNetwork of(Path folder, String json, SearchLimits limits)
      throws IOException, MalformedInputException {
    Path file = Files.writeString(folder.resolve("network.json"), json);
    NetworkPruningInstance instance = (NetworkPruningInstance) InstanceReader.read(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CertificateLog log = new CertificateLog(new NetworkCertificateWriter(instance, out, false));
    Answer answer =
        new SelectionSolver()
            .solve(instance, limits, 1, SearchListener.SILENT, log)
            .answers()
            .get(0);
    log.finish(answer);
    return new SolvedNetwork(json, answer, instance, out.toString(StandardCharsets.US_ASCII));
  }

  /** Neither a stronger claim nor a fact of one size more is believed. */
  void assertStrongest(String all) throws IOException {
    Incumbent best = answer.incumbent().orElse(null);
    String stronger =
        switch (instance.objective()) {
          case MIN_SIZE -> "claim min-size " + (size(best) + 1) + " unknown";
          case DECIDE -> "claim infeasible";
          case MIN_ERROR ->
              best.error() instanceof Rational error
                  ? "claim min-error " + error.add(STEP) + " unknown"
                  : "claim min-error 1000 unknown";
          default -> "claim pareto complete";
        };
    String shorter = text.substring(0, text.indexOf("claim "));
    CheckReport claimed = check(shorter + stronger + "\nend 1\n");
    assertEquals(Verdict.INVALID, claimed.verdict(), all + "\n" + stronger + "\n" + claimed);
    if (instance.objective() == Objective.MIN_SIZE || instance.objective() == Objective.DECIDE) {
      int size = size(best);
      String larger =
          text.replaceAll(
              "(refute|tighten) sizes (\\d+) " + (size - 1) + " error <=",
              "$1 sizes $2 " + size + " error <=");
      Verdict verdict = check(larger).verdict();
      assertTrue(larger.equals(text) || verdict == Verdict.INVALID, all + "\n" + larger);
    }
  }

  private int size(Incumbent incumbent) {
    return instance.canonical(incumbent.mask()).size();
  }

  /** All that is said of an answer, as a certificate has to claim it. */
  List<String> expected() {
    if (answer.status() == Status.INFEASIBLE) {
      return List.of("claim infeasible");
    }
    if (answer.finding() instanceof Finding.Frontier front) {
      List<String> lines = new ArrayList<>(List.of("claim pareto complete"));
      for (Incumbent p : front.points()) {
        StringBuilder kept = new StringBuilder();
        Arrays.stream(p.mask().kept()).forEach(i -> kept.append(' ').append(i));
        lines.add("point " + size(p) + " " + p.error() + " " + p.error() + kept);
      }
      return lines;
    }
    Incumbent best = answer.incumbent().orElseThrow();
    int size = size(best);
    String error = best.error().toString();
    return List.of(
        switch (instance.objective()) {
          case MIN_SIZE -> "claim min-size %s %s error %s".formatted(size, size, error);
          case MIN_ERROR -> "claim min-error %s %s size %s".formatted(error, error, size);
          default -> "claim feasible";
        });
  }
}
