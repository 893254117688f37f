package org.digitstudio.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.port.SettingsStore;

/**
 * Settings as a small JSON file. A broken file is renamed to {@code settings.json.broken} and the
 * defaults are used; where nothing can be written the settings last until the program ends.
 */
public final class SettingsFile implements SettingsStore {
  private static final int MAX_BYTES = 1 << 16;

  private final Path file;
  private final Executor writer;
  private final Object writing = new Object();
  private Settings current = Settings.DEFAULTS;
  private Settings written = Settings.DEFAULTS;
  private Optional<StudioIOException> warning = Optional.empty();

  /**
   * Reads the settings at once: the first window needs them.
   *
   * @param writer runs the writing, one at a time and not on the caller's thread
   */
  public SettingsFile(Path file, Executor writer) {
    this.file = file;
    this.writer = writer;
    try (InputStream in = Files.newInputStream(file)) {
      current = SettingsJson.parse(in.readNBytes(MAX_BYTES), name(file));
      written = current;
    } catch (NoSuchFileException ignored) {
      // The first start.
    } catch (IOException e) {
      warning = Optional.of(renameBroken(e));
    }
  }

  private StudioIOException renameBroken(IOException cause) {
    Path broken = file.resolveSibling(name(file) + ".broken");
    try {
      Files.move(file, broken, StandardCopyOption.REPLACE_EXISTING);
      return new StudioIOException(cause, "storage.settings.broken-kept", name(broken));
    } catch (IOException e) {
      cause.addSuppressed(e);
      return new StudioIOException(cause, "storage.settings.broken");
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  @Override
  public synchronized Settings load() {
    return current;
  }

  @Override
  public void save(Settings settings) {
    synchronized (this) {
      if (settings.equals(current)) {
        return;
      }
      current = settings;
    }
    writer.execute(this::flush);
  }

  /**
   * Writes the settings unless they are written already: several changes in a row become one file.
   * {@link #load} does not wait for it. To be called at the end of the program.
   */
  public void flush() {
    synchronized (writing) {
      Settings next = load();
      if (next.equals(written)) {
        return;
      }
      try {
        Folders.create(Folders.of(file));
        AtomicFile.write(file, SettingsJson.format(next));
        written = next;
      } catch (IOException e) {
        warn(new StudioIOException(e, "storage.settings.unwritable", file));
      }
    }
  }

  private synchronized void warn(StudioIOException failure) {
    warning = Optional.of(failure);
  }

  /**
   * Returns what the user should know: the old settings were broken, or new ones cannot be saved.
   * Empty where all is well.
   */
  public synchronized Optional<StudioIOException> warning() {
    return warning;
  }
}
