package org.secateur.instances.npz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real data beside the repository, where there is any: ../shared/data from its root. */
public final class SharedFiles {
  private SharedFiles() {}

  public static Optional<Path> find(String name) {
    Path folder = Path.of("").toAbsolutePath();
    for (; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared").resolve("data").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
