package org.digitstudio.storage;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/**
 * Libraries that lie packed beside the program, for they are large and most users never need them.
 * The first to need them unpacks them into the user's folder of things that can be made anew; every
 * later one checks them there, for what is in them will be run.
 */
public final class PackedLibraries {
  static final String INDEX = "libraries.index";
  static final String ARCHIVE = "libraries.xz";
  private static final String PREFIX = "libraries-";

  /** Many times what the build's own archive asks for; in KiB. */
  private static final int MEMORY_LIMIT = 128 * 1024;

  private static final int BUFFER = 1 << 20;

  /** A disk filled to its last byte does nobody good. */
  private static final long SPARE = 4 << 20;

  private static final long MEGA = 1_000_000;

  private final Path packed;
  private final Path cache;
  private final Path temporary;

  /**
   * @param packed the folder with the archive and its list
   * @param cache where they are kept unpacked
   * @param temporary where they go for this time alone if they cannot be kept
   */
  public PackedLibraries(Path packed, Path cache, Path temporary) {
    this.packed = packed;
    this.cache = cache;
    this.temporary = temporary;
  }

  /** The archive itself is not what the build made; another folder would not help. */
  private static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(Path archive, Exception cause) {
      super("The program's own file %s is damaged; install the program again.".formatted(archive));
      initCause(cause);
    }
  }

  /**
   * The folder of the libraries, unpacked if need be. Another process that unpacks them at this
   * moment is waited for.
   *
   * @param first called before they are unpacked, which takes seconds
   * @throws IOException with one sentence for the user
   */
  public Path folder(Runnable first) throws IOException {
    LibraryIndex index = LibraryIndex.read(packed.resolve(INDEX));
    try {
      return kept(index, first);
    } catch (DamagedException e) {
      throw e;
    } catch (IOException notKept) {
      try {
        return passing(index, first);
      } catch (DamagedException e) {
        throw e;
      } catch (IOException e) {
        e.addSuppressed(notKept);
        throw new IOException(
            "A library of %,d MB must be unpacked and finds no place in %s or %s; make room in one of them."
                .formatted(index.size() / MEGA + 1, cache, temporary),
            e);
      }
    }
  }

  private Path kept(LibraryIndex index, Runnable first) throws IOException {
    Files.createDirectories(cache);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("libraries.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      Path folder = cache.resolve(PREFIX + index.id());
      if (index.isWhole(folder)) {
        return folder;
      }
      // Of an older version, of one that was cut off, or changed since.
      removeAll(cache);
      first.run();
      Path part = Files.createTempDirectory(cache, PREFIX);
      try {
        unpack(index, part);
        AtomicFile.move(part, folder);
      } finally {
        remove(part);
      }
      return folder;
    }
  }

  /** For this process alone: nobody else can have laid anything into such a folder. */
  private Path passing(LibraryIndex index, Runnable first) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "digit-studio-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> removeQuietly(folder), "libraries"));
    first.run();
    try {
      unpack(index, folder);
    } catch (IOException e) {
      removeQuietly(folder);
      throw e;
    }
    return folder;
  }

  private void unpack(LibraryIndex index, Path folder) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < index.size() + SPARE) {
      throw new IOException("There is too little room in " + folder);
    }
    Path archive = packed.resolve(ARCHIVE);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream in = new XZInputStream(file, MEMORY_LIMIT)) {
      for (LibraryIndex.Library library : index.libraries()) {
        if (!unpack(in, library, folder.resolve(library.name()))) {
          throw new DamagedException(archive, new IOException(library.name()));
        }
      }
    } catch (XZIOException | EOFException e) {
      throw new DamagedException(archive, e);
    }
    for (LibraryIndex.Alias alias : index.aliases()) {
      Files.createSymbolicLink(folder.resolve(alias.name()), Path.of(alias.library()));
    }
  }

  /** Whether it is what was packed. */
  private static boolean unpack(InputStream in, LibraryIndex.Library library, Path file)
      throws IOException {
    MessageDigest digest = LibraryIndex.sha256();
    byte[] buffer = new byte[BUFFER];
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long left = library.size();
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          return false;
        }
        digest.update(buffer, 0, n);
        AtomicFile.writeFully(channel, ByteBuffer.wrap(buffer, 0, n));
        left -= n;
      }
      channel.force(true);
    }
    return LibraryIndex.hex(digest.digest()).equals(library.sha256());
  }

  private static void removeAll(Path cache) throws IOException {
    try (Stream<Path> entries = Files.list(cache)) {
      for (Path entry : entries.toList()) {
        if (String.valueOf(entry.getFileName()).startsWith(PREFIX) && Files.isDirectory(entry)) {
          remove(entry);
        }
      }
    }
  }

  private static void removeQuietly(Path folder) {
    try {
      remove(folder);
    } catch (IOException | UncheckedIOException ignored) {
      // It lies where the system itself clears up.
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> entries = Files.walk(folder)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }
}
