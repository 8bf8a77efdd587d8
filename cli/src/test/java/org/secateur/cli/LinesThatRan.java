package org.secateur.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.jacoco.report.DirectorySourceFileLocator;
import org.jacoco.report.FileMultiReportOutput;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.html.HTMLFormatter;
import org.secateur.checker.CertificateChecker;

/**
 * One check of a certificate by the checker's classes, with note of their lines that ran. A verdict
 * is what these lines did, so that a reader who does not trust it has to read no others.
 */
final class LinesThatRan {
  private static final String CHECKER = "org.secateur.checker.";
  private static final Path SOURCES = Path.of("..", "checker", "src", "main", "java");

  private final ExecutionDataStore executions = new ExecutionDataStore();
  private final SessionInfoStore sessions = new SessionInfoStore();
  private final IBundleCoverage lines;
  private final String verdict;

  LinesThatRan(Path instance, Path certificate) throws Exception {
    LoggerRuntime runtime = new LoggerRuntime();
    RuntimeData data = new RuntimeData();
    runtime.startup(data);
    try {
      verdict = check(new Instrumented(new Instrumenter(runtime)), instance, certificate);
    } finally {
      data.collect(executions, sessions, false);
      runtime.shutdown();
    }
    CoverageBuilder builder = new CoverageBuilder();
    new Analyzer(executions, builder).analyzeAll(classes().toFile());
    lines = builder.getBundle("What a verdict " + verdict + " rests on");
  }

  private static String check(ClassLoader loader, Path instance, Path certificate)
      throws Exception {
    try (InputStream problem = new BufferedInputStream(Files.newInputStream(instance));
        InputStream proof = new BufferedInputStream(Files.newInputStream(certificate))) {
      Object report =
          loader
              .loadClass(CertificateChecker.class.getName())
              .getMethod("check", InputStream.class, InputStream.class, Path.class)
              .invoke(null, problem, proof, instance.toAbsolutePath().getParent());
      return report.getClass().getMethod("verdict").invoke(report).toString();
    }
  }

  /** The folder or the archive of the checker's classes. */
  private static Path classes() throws URISyntaxException {
    return Path.of(
        CertificateChecker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  String verdict() {
    return verdict;
  }

  /** How many ran. */
  int count() {
    return lines.getLineCounter().getCoveredCount();
  }

  /** How many there are. */
  int all() {
    return lines.getLineCounter().getTotalCount();
  }

  /** How many ran of each room; the last part of a package's name is the room's. */
  Map<String, Integer> byRoom() {
    Map<String, Integer> rooms = new TreeMap<>();
    lines
        .getPackages()
        .forEach(
            room -> {
              String name = room.getName().substring(room.getName().lastIndexOf('/') + 1);
              int ran = room.getLineCounter().getCoveredCount();
              if (ran > 0) {
                rooms.put(name, ran);
              }
            });
    return rooms;
  }

  /** Writes the checker's sources as pages: what ran is green, the rest is not to be read. */
  void writePages(Path folder) throws IOException {
    IReportVisitor pages =
        new HTMLFormatter().createVisitor(new FileMultiReportOutput(folder.toFile()));
    pages.visitInfo(sessions.getInfos(), List.copyOf(executions.getContents()));
    pages.visitBundle(lines, new DirectorySourceFileLocator(SOURCES.toFile(), "UTF-8", 2));
    pages.visitEnd();
  }

  /** Loads the checker's classes once more, each with probes in it. */
  private static final class Instrumented extends ClassLoader {
    private final Instrumenter instrumenter;

    Instrumented(Instrumenter instrumenter) {
      super(CertificateChecker.class.getClassLoader());
      this.instrumenter = instrumenter;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(CHECKER)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = instrumenter.instrument(in, name);
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
