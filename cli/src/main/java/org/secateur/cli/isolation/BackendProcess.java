package org.secateur.cli.isolation;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.secateur.cli.InstalledEngines;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.json.InstanceReader;
import org.secateur.instances.json.ResultWriter;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchListener;

/**
 * The main class of the process in which a native engine runs. It answers through the files of its
 * {@link BackendRequest} and never through standard output, where native code prints. Its standard
 * input is the way to stop it: a byte asks, the end of the stream means that the parent is gone.
 */
public final class BackendProcess {
  private static final int FAILED = 1;
  private static final long PATIENCE_SECONDS = 4;

  private final BackendRequest request;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stop;

  private BackendProcess(BackendRequest request) {
    this.request = request;
  }

  /** Takes {@link BackendRequest#toArguments()}. */
  public static void main(String[] arguments) {
    BackendProcess process = new BackendProcess(BackendRequest.of(arguments));
    // Ctrl-C in a terminal reaches this process too; the parent decides what it means.
    Runtime.getRuntime().addShutdownHook(new Thread(process::onShutdown, "interruption"));
    Thread orders = new Thread(process::obey, "orders");
    orders.setDaemon(true);
    orders.start();
    int code = process.run();
    process.finished.countDown();
    // Not exit: native code may have left hooks and threads behind that hang or crash.
    Runtime.getRuntime().halt(code);
  }

  private int run() {
    String failure;
    try {
      solve();
      return 0;
    } catch (BackendException e) {
      failure = e.getMessage();
    } catch (LinkageError e) {
      failure =
          "engine " + request.engine() + ": its native library cannot be loaded: " + e.getMessage();
    } catch (OutOfMemoryError e) {
      failure = "engine " + request.engine() + ": the memory ran out in its process";
    } catch (IOException | MalformedInputException | RuntimeException e) {
      e.printStackTrace();
      failure = "engine " + request.engine() + ": " + e;
    }
    try {
      Files.writeString(request.failure(), failure);
    } catch (IOException e) {
      e.printStackTrace();
    }
    return FAILED;
  }

  private void solve() throws IOException, MalformedInputException, BackendException {
    PruningSolver engine =
        InstalledEngines.inProcess(request.engine())
            .orElseThrow(
                () -> new BackendException("engine " + request.engine() + ": not installed"));
    Instance instance;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(request.instance()))) {
      instance = InstanceReader.read("instance.json", in, request.folder());
    }
    SolveResult result;
    try (BufferedWriter lines = Files.newBufferedWriter(request.incumbents())) {
      result = engine.solve(instance, request.remaining(), request.seed(), listener(lines));
    }
    Path unfinished = request.folder().resolve("result.part");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      ResultWriter.write(instance, result, out);
    }
    Files.move(unfinished, request.result(), StandardCopyOption.ATOMIC_MOVE);
  }

  private SearchListener listener(BufferedWriter lines) {
    return new SearchListener() {
      @Override
      public void onIncumbent(int target, Incumbent incumbent) {
        write(ListenerLine.ofIncumbent(target, incumbent));
      }

      @Override
      public void onProgress(String phase, long done, long total) {
        write(ListenerLine.ofProgress(phase, done, total));
      }

      @Override
      public boolean shouldStop() {
        return stop;
      }

      /** Flushed each time: what is not in the file when the process dies is lost. */
      private synchronized void write(String line) {
        try {
          lines.write(line + "\n");
          lines.flush();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private void obey() {
    try {
      int order = System.in.read();
      stop = true;
      if (order < 0 && !finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(FAILED);
      }
      if (order >= 0) {
        // The parent may still die while this process comes to its end.
        obey();
      }
    } catch (IOException e) {
      stop = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void onShutdown() {
    stop = true;
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
