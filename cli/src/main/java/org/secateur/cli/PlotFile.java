package org.secateur.cli;

import org.secateur.experiments.plot.Drawn;
import org.secateur.experiments.plot.PruningPicture;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;

/** Where {@code --plot} goes: written like every output, and refused before the work starts. */
record PlotFile(String name, Session session) {
  static final String OPTION = "--plot";

  private OutputFile file() {
    return new OutputFile(OPTION, name, session);
  }

  boolean isStandardOutput() {
    return file().isStandardOutput();
  }

  /**
   * Says whether there is a place for the picture, and what it takes to draw one on this machine.
   */
  void requireWritable() throws CommandFailure {
    file().requireWritable();
    // Without this the JDK would look for a screen where the environment names one.
    System.setProperty("java.awt.headless", "true");
    try {
      PruningPicture.requireFonts();
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL_ERROR,
          OPTION + ": this machine's Java cannot measure text, maybe it has no fonts: " + e,
          e);
    }
  }

  /** Refuses what there is no picture of. */
  void requireDrawable(Instance instance) throws CommandFailure {
    String why = PruningPicture.unsupported(instance).orElse(null);
    if (why != null) {
      throw new CommandFailure(ExitCode.WRONG_USAGE, OPTION + ": " + why);
    }
  }

  /** Writes all of the picture or nothing. */
  void write(NetworkPruningInstance instance, Drawn drawn) throws CommandFailure {
    PruningPicture picture = PruningPicture.of(instance, drawn);
    file().write(picture::writeSvg);
  }
}
