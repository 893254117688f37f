package org.digitstudio;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.digitstudio.storage.PackedLibraries;
import org.digitstudio.storage.UserFolders;

/**
 * Deeplearning4j's own libraries in an installed program: 360 MB that only training and reading
 * with it need. They lie packed beside the program; JavaCPP, which loads them, is told where they
 * are before the first of its classes is there. Where the program is not installed JavaCPP takes
 * them out of their jars itself.
 */
final class StockLibraries {
  /** Set by the installed program's launcher: the folder where they are packed. */
  static final String PROPERTY = "digitstudio.libraries";

  private final Optional<PackedLibraries> packed;
  private final Runnable unpacking;
  private boolean prepared;

  private StockLibraries(Optional<PackedLibraries> packed, Runnable unpacking) {
    this.packed = packed;
    this.unpacking = unpacking;
  }

  /**
   * @param unpacking called before they are unpacked, which takes seconds
   */
  static StockLibraries ofSystem(UserFolders folders, Runnable unpacking) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new StockLibraries(
        Optional.ofNullable(System.getProperty(PROPERTY))
            .map(folder -> new PackedLibraries(Path.of(folder), folders.cache(), temporary)),
        unpacking);
  }

  /**
   * Returns when Deeplearning4j can be loaded.
   *
   * @throws UncheckedIOException with one sentence for the user
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
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
