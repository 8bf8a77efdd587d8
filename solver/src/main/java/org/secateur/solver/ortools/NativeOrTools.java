package org.secateur.solver.ortools;

import com.google.ortools.Loader;
import org.secateur.solver.api.BackendException;

/** Loads OR-Tools' native library once for the process, when it is first needed. */
final class NativeOrTools {
  /** What is needed, in words for a message. */
  static final String LIBRARY =
      "OR-Tools (com.google.ortools:ortools-java and the native jar of this platform)";

  private NativeOrTools() {}

  static void load(String engine) throws BackendException {
    try {
      Loader.loadNativeLibraries();
    } catch (RuntimeException failure) {
      throw new BackendException(
          engine
              + ": cannot load "
              + LIBRARY
              + ": "
              + failure.getMessage()
              + ". Maybe the native jar is missing from the class path, or the folder for temporary files"
              + " is full or forbids running code.",
          failure);
    }
  }
}
