package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.cli.search.SupervisedSearch;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.json.InstanceReader;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.search.SelectionSolver;

/**
 * Certificates of searches that begin with sweeps and end otherwise: in a tree, for want of memory;
 * at a limit; without a word. And those of both ways say the same.
 */
final class SweptStopTest {
  /** Enough to sweep a few sizes of n = 1,000, not more. */
  private static final long LITTLE_MEMORY = 140L << 20;

  private static final Pattern FACT = Pattern.compile("refute sizes 0 (\\d+) error <= \\S+\nsweep");

  @TempDir private Path folder;

  private NetworkPruningInstance generate(String... more) throws Exception {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "generate";
    arguments[1] = "network";
    arguments[2] = "--output=" + folder.resolve("network.json");
    System.arraycopy(more, 0, arguments, 3, more.length);
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.code(), run.error());
    return (NetworkPruningInstance) InstanceReader.read(folder.resolve("network.json"));
  }

  private CommandRun check(String certificate) throws IOException {
    Files.writeString(folder.resolve("answer.crt"), certificate);
    return CommandRun.of(
        "check",
        folder.resolve("network.json").toString(),
        folder.resolve("answer.crt").toString());
  }

  private void assertValid(String certificate) throws IOException {
    CommandRun run = check(certificate);
    assertEquals(0, run.code(), run.output() + run.error());
  }

  /** A search and its certificate. */
  private record Run(SolveResult result, String certificate) {
    String lower() {
      return result.answers().get(0).bounds().lower().orElseThrow().toString();
    }
  }

  private interface Search {
    SolveResult with(CertificateLog log) throws BackendException;
  }

  private static Run run(NetworkPruningInstance instance, Search search) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CertificateLog log = new CertificateLog(new NetworkCertificateWriter(instance, out, false));
    SolveResult result = search.with(log);
    log.finish(result.answers().get(0));
    return new Run(result, out.toString(StandardCharsets.US_ASCII));
  }

  private static Run run(NetworkPruningInstance instance, SearchLimits limits) throws Exception {
    return run(
        instance,
        log -> new SelectionSolver().solve(instance, limits, 1, SearchListener.SILENT, log));
  }

  /** A log that is told of trees only. */
  private static RefutationLog withoutSweeps(CertificateLog log) {
    return (RefutationLog)
        Proxy.newProxyInstance(
            RefutationLog.class.getClassLoader(),
            new Class<?>[] {RefutationLog.class},
            (proxy, method, arguments) ->
                method.getName().equals("takesSweeps") ? false : method.invoke(log, arguments));
  }

  private static String claim(Run run) {
    return run.certificate().substring(run.certificate().indexOf("\nclaim "));
  }

  /** A claim without the mask: several may be as good. */
  private static String claimOnly(Run run) {
    return claim(run).lines().skip(1).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 40, 0.1",
    "3, 40, 0.1",
    "4, 60, 0.08",
    "5, 60, 0.08",
    "6, 80, 0.06",
    "7, 80, 0.06",
    "8, 100, 0.05",
    "9, 100, 0.05",
    "10, 150, 0.04"
  })
  void sweepsAndTreesSayTheSameAndOneSizeMoreIsNotBelieved(int seed, int n, String tolerance)
      throws Exception {
    NetworkPruningInstance instance =
        generate("--seed=" + seed, "--n=" + n, "--tolerance=" + tolerance);
    Run swept = run(instance, SearchLimits.none(1));
    Run branched =
        run(
            instance,
            log ->
                new SelectionSolver()
                    .solve(
                        instance,
                        SearchLimits.none(1),
                        1,
                        SearchListener.SILENT,
                        withoutSweeps(log)));
    String all = "seed " + seed + "\n" + swept.certificate() + claim(branched);
    assertEquals(claimOnly(branched), claimOnly(swept), all);
    assertValid(swept.certificate());
    assertValid(branched.certificate());
    Matcher fact = FACT.matcher(swept.certificate());
    if (swept.result().answers().get(0).status() == Status.OPTIMAL && fact.find()) {
      int size = Integer.parseInt(fact.group(1)) + 1;
      String tampered =
          swept.certificate().replace("refute sizes 0 " + (size - 1), "refute sizes 0 " + size);
      CommandRun rejected = check(tampered);
      assertEquals(40, rejected.code(), all);
      assertTrue(rejected.output().contains(" has error "), rejected.output() + all);
    }
  }

  @Test
  void whatMemoryIsTooSmallToSweepIsBranched() throws Exception {
    NetworkPruningInstance instance =
        generate("--seed=1", "--n=1000", "--tolerance=0.003", "--target=614/1024,819/1024");
    boolean isSweptAndBranched = false;
    boolean isBranchedOnly = false;
    for (long nodes : new long[] {1_000, 5_000, 60_000}) {
      Run run = run(instance, SearchLimits.none(1).withMemory(LITTLE_MEMORY).withNodes(nodes));
      String all = nodes + " nodes, " + run.lower() + claim(run);
      boolean isSwept = run.certificate().contains("\nsweep sizes ");
      boolean isBranched = run.certificate().contains("\nbranch ");
      isSweptAndBranched |= isSwept && isBranched;
      isBranchedOnly |= !isSwept && isBranched;
      assertTrue(claim(run).startsWith("\nclaim min-size " + run.lower() + " unknown\n"), all);
      assertValid(run.certificate());
    }
    assertTrue(isSweptAndBranched, "no tree after sweeps was stopped");
    assertTrue(isBranchedOnly, "no tree after sweeps refuted a size");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 700})
  void atTheTimeLimitWhatWasSweptIsTold(int millis) throws Exception {
    NetworkPruningInstance instance = generate("--seed=1", "--n=300", "--tolerance=0.02");
    Run run = run(instance, SearchLimits.none(1).withTime(Duration.ofMillis(millis)));
    String all = run.lower() + claim(run);
    // How far it gets depends on the machine; that bound and claim agree does not.
    boolean isNothing = run.lower().equals("0");
    assertTrue(
        claim(run)
            .startsWith(
                isNothing ? "\nclaim nothing\n" : "\nclaim min-size " + run.lower() + " unknown\n"),
        all);
    assertValid(run.certificate());
  }

  @Test
  void whatWasSweptIsToldForASearchThatDoesNotAnswer() throws Exception {
    NetworkPruningInstance instance = generate("--seed=1", "--n=300", "--tolerance=0.02");
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean isHanging = new AtomicBoolean();
    SearchListener hanging =
        new SearchListener() {
          @Override
          public boolean shouldStop() {
            if (Thread.currentThread().getName().equals("search")
                && asked.incrementAndGet() > 20_000) {
              isHanging.set(true);
              FakeEngines.oversleep();
            }
            return false;
          }
        };
    Run run =
        run(
            instance,
            log ->
                new SupervisedSearch(
                        new LoggedSearch(new SelectionSolver(), log), SearchLimits.none(1), 1)
                    .run(instance, hanging, isHanging::get));
    assertEquals(Status.UNKNOWN, run.result().answers().get(0).status());
    assertTrue(asked.get() > 20_000, asked + " questions");
    assertTrue(run.certificate().contains("\nsweep sizes "), run.certificate());
    assertTrue(claim(run).matches("(?s)\nclaim min-size [1-9] unknown\n.*"), claim(run));
    assertTrue(claim(run).startsWith("\nclaim min-size " + run.lower() + " "), run.lower());
    assertValid(run.certificate());
  }
}
