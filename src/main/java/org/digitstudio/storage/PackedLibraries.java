package org.digitstudio.storage;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
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
import org.digitstudio.domain.StudioIOException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/**
 * Large native libraries that are installed compressed, because most users never need them. The
 * first use unpacks them into the user's cache folder; every later one verifies them there, since
 * their code will be run.
 */
public final class PackedLibraries {
  static final String INDEX = "libraries.index";
  static final String ARCHIVE = "libraries.xz";
  private static final String PREFIX = "libraries-";

  /** In KiB; many times what the build's own archive needs. */
  private static final int MEMORY_LIMIT = 128 * 1024;

  private static final int BUFFER = 1 << 20;

  /** Free space to leave on the disk, in bytes. */
  private static final long SPARE = 4 << 20;

  private static final long MEGA = 1_000_000;

  private final Path packed;
  private final Path cache;
  private final Path temporary;

  /**
   * Creates access to the libraries.
   *
   * @param packed the folder with the archive and its list
   * @param cache the folder that keeps them unpacked
   * @param temporary the folder for one process's own copy, where the cache cannot be written
   */
  public PackedLibraries(Path packed, Path cache, Path temporary) {
    this.packed = packed;
    this.cache = cache;
    this.temporary = temporary;
  }

  /** A failure of the archive itself, where another folder would not help. */
  private static final class DamagedException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    DamagedException(Exception cause) {
      super(cause);
    }
  }

  /**
   * Returns the folder of the unpacked libraries, and unpacks them if need be. If another process
   * is unpacking them, this waits for it.
   *
   * @param beforeUnpacking called before they are unpacked, which takes seconds
   * @throws StudioIOException if the archive is damaged or there is no space
   */
  public Path folder(Runnable beforeUnpacking) throws IOException {
    LibraryIndex index = LibraryIndex.read(packed.resolve(INDEX));
    try {
      return unpackedFolder(index, beforeUnpacking);
    } catch (DamagedException e) {
      throw new StudioIOException(e, "storage.libraries.damaged", packed.resolve(ARCHIVE));
    }
  }

  private Path unpackedFolder(LibraryIndex index, Runnable beforeUnpacking) throws IOException {
    try {
      return inCache(index, beforeUnpacking);
    } catch (DamagedException e) {
      throw e;
    } catch (IOException notCached) {
      try {
        return inTemporaryFolder(index, beforeUnpacking);
      } catch (DamagedException e) {
        throw e;
      } catch (IOException e) {
        e.addSuppressed(notCached);
        throw new StudioIOException(
            e, "storage.libraries.space", index.size() / MEGA + 1, cache, temporary);
      }
    }
  }

  private Path inCache(LibraryIndex index, Runnable beforeUnpacking) throws IOException {
    Folders.create(cache);
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
      // They are of an older version, incomplete, or were changed.
      removeAll(cache);
      beforeUnpacking.run();
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

  /** Unpacks for this process alone, into a new folder that nobody else can have written to. */
  private Path inTemporaryFolder(LibraryIndex index, Runnable beforeUnpacking) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "digit-studio-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> removeQuietly(folder), "libraries"));
    beforeUnpacking.run();
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
      throw new StudioIOException("failure.disk-full", folder);
    }
    Path archive = packed.resolve(ARCHIVE);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream in = new XZInputStream(file, MEMORY_LIMIT)) {
      for (LibraryIndex.Library library : index.libraries()) {
        if (!unpack(in, library, folder.resolve(library.name()))) {
          throw new DamagedException(new IOException(library.name()));
        }
      }
    } catch (XZIOException | EOFException e) {
      throw new DamagedException(e);
    }
    for (LibraryIndex.Alias alias : index.aliases()) {
      Files.createSymbolicLink(folder.resolve(alias.name()), Path.of(alias.library()));
    }
  }

  /** Unpacks a library and returns whether it is what was packed. */
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
      // The system itself clears its temporary folder.
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
