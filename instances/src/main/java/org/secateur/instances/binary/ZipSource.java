package org.secateur.instances.binary;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.secateur.instances.MalformedInputException;

/** A zip archive whose faults are those of a malformed file. */
public final class ZipSource implements Closeable {
  private final String file;
  private final ZipFile zip;
  private final List<ZipEntry> entries;

  private ZipSource(String file, ZipFile zip, List<ZipEntry> entries) {
    this.file = file;
    this.zip = zip;
    this.entries = entries;
  }

  /** Reads the content of an entry. */
  public interface EntryReader<T> {
    T read(String place, InputStream in) throws IOException, MalformedInputException;
  }

  /**
   * Opens an archive.
   *
   * @param expected what the file should be, for messages
   */
  public static ZipSource open(Path path, String expected)
      throws IOException, MalformedInputException {
    String file = path.toString();
    if (Files.isDirectory(path)) {
      throw new MalformedInputException(file, "", "a directory", expected);
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(path.toFile());
      return new ZipSource(file, zip, new ArrayList<>(Collections.list(zip.entries())));
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      // The last one is the JDK's way to say, in some versions, that a name is no UTF-8.
      if (zip != null) {
        zip.close();
      }
      throw new MalformedInputException(file, "", "no readable zip archive", expected);
    }
  }

  /** Name of the archive, as the user gave it. */
  public String file() {
    return file;
  }

  /** The entries in the order of the archive. */
  public List<ZipEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /**
   * Reads an entry.
   *
   * @param place the entry's name in messages
   * @param expected what the entry should be, for messages
   */
  public <T> T read(ZipEntry entry, String place, String expected, EntryReader<T> reader)
      throws IOException, MalformedInputException {
    try (InputStream in = zip.getInputStream(entry)) {
      return reader.read(place, new BufferedInputStream(in));
    } catch (ZipException | EOFException e) {
      throw new MalformedInputException(
          file, place, "damaged zip entry (" + e.getMessage() + ")", expected);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
