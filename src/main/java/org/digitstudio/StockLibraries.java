package org.digitstudio;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.digitstudio.storage.PackedLibraries;
import org.digitstudio.storage.UserFolders;

/**
 * Deeplearning4j's native libraries in an installed program: 360 MB, needed only for training and
 * prediction with stock Deeplearning4j. They are shipped compressed and unpacked on first use,
 * before any class of JavaCPP, which loads them, is initialized. If the program is not installed,
 * JavaCPP extracts them from their jars itself.
 */
final class StockLibraries {
  /** System property of the installed program: the folder of the compressed libraries. */
  static final String PROPERTY = "digitstudio.libraries";

  private final Optional<PackedLibraries> packed;
  private final Runnable unpacking;
  private boolean prepared;

  private StockLibraries(Optional<PackedLibraries> packed, Runnable unpacking) {
    this.packed = packed;
    this.unpacking = unpacking;
  }

  /**
   * @param unpacking called before the libraries are unpacked, which takes seconds
   */
  static StockLibraries ofSystem(UserFolders folders, Runnable unpacking) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new StockLibraries(
        Optional.ofNullable(System.getProperty(PROPERTY))
            .map(folder -> new PackedLibraries(Path.of(folder), folders.cache(), temporary)),
        unpacking);
  }

  /**
   * Makes sure that Deeplearning4j can be loaded; returns at once if it can.
   *
   * @throws UncheckedIOException if the libraries cannot be unpacked
   */
  synchronized void prepare() {
    if (prepared || packed.isEmpty()) {
      return;
    }
    try {
      String folder = packed.get().folder(unpacking).toString();
      String others = System.getProperty("java.library.path", "");
      System.setProperty("java.library.path", folder + File.pathSeparator + others);
      System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
      System.setProperty("org.bytedeco.javacpp.cachedir", folder);
      System.setProperty("org.bytedeco.javacpp.cachedir.nosubdir", "true");
      prepared = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
