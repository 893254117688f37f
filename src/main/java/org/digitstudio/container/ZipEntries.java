package org.digitstudio.container;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zips whose bytes depend on their content alone. */
public final class ZipEntries {
  /** A zip keeps local time to two seconds; the same content must make the same file. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  private ZipEntries() {}

  /** Begins an entry, whose content is to be written to the zip next. */
  public static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
  }

  /** Adds a whole entry. */
  public static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    begin(zip, name);
    zip.write(content);
    zip.closeEntry();
  }
}
