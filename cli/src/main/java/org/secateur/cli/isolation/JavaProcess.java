package org.secateur.cli.isolation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts another virtual machine like this one. */
final class JavaProcess {
  private JavaProcess() {}

  /** Standard output and error of the process go to the request's log. */
  static Process start(Class<?> main, List<String> arguments, BackendRequest request)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(switches(request));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(request.log().toFile())
        .start();
  }

  private static List<String> switches(BackendRequest request) {
    List<String> switches = new ArrayList<>();
    // The engine's work is native: the machine around it starts quickly and keeps small.
    switches.add("-XX:+UseSerialGC");
    switches.add("-Xmx" + Math.max(256L << 20, request.limits().memoryBytes() / 2));
    switches.add("--enable-native-access=ALL-UNNAMED");
    switches.add("-XX:-CreateCoredumpOnCrash");
    switches.add("-XX:ErrorFile=" + request.folder().resolve("crash.log"));
    String archive = System.getProperty("secateur.archive");
    if (archive != null) {
      switches.add("-XX:SharedArchiveFile=" + archive);
      switches.add("-Xshare:auto");
      switches.add("-Xlog:disable");
    }
    switches.add("-cp");
    switches.add(System.getProperty("java.class.path"));
    return switches;
  }
}
