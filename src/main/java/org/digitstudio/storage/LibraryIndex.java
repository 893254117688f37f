package org.digitstudio.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitstudio.domain.StudioIOException;

/**
 * The list of the libraries in an archive, in the archive's order, as the build wrote it.
 *
 * @param id a hash of the list: another content has another
 */
record LibraryIndex(String id, List<Library> libraries, List<Alias> aliases) {
  private static final long MAX_INDEX_BYTES = 64 * 1024;
  private static final long MAX_LIBRARY_BYTES = 1L << 30;
  private static final int BUFFER = 1 << 20;
  private static final String NAME = "([A-Za-z0-9_][A-Za-z0-9._+-]*)";
  private static final Pattern LIBRARY =
      Pattern.compile("library ([0-9a-f]{64}) (\\d{1,10}) " + NAME);
  private static final Pattern ALIAS = Pattern.compile("alias " + NAME + " " + NAME);

  /**
   * A library file.
   *
   * @param size in bytes
   * @param sha256 in hexadecimal
   */
  record Library(String name, long size, String sha256) {}

  /** A second name of a library. */
  record Alias(String name, String library) {}

  LibraryIndex {
    libraries = List.copyOf(libraries);
    aliases = List.copyOf(aliases);
  }

  /**
   * Reads lines such as {@code library SHA256 SIZE NAME} and {@code alias NAME LIBRARY}.
   *
   * @throws StudioIOException if there is any other line
   */
  static LibraryIndex read(Path file) throws IOException {
    if (Files.size(file) > MAX_INDEX_BYTES) {
      throw new StudioIOException("storage.libraries.damaged", file);
    }
    String text = Files.readString(file);
    List<Library> libraries = new ArrayList<>();
    List<Alias> aliases = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher library = LIBRARY.matcher(line);
      Matcher alias = ALIAS.matcher(line);
      if (library.matches() && Long.parseLong(library.group(2)) <= MAX_LIBRARY_BYTES) {
        libraries.add(
            new Library(library.group(3), Long.parseLong(library.group(2)), library.group(1)));
      } else if (alias.matches()) {
        aliases.add(new Alias(alias.group(1), alias.group(2)));
      } else {
        throw new StudioIOException("storage.libraries.damaged", file);
      }
    }
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return new LibraryIndex(hex(hash).substring(0, 16), libraries, aliases);
  }

  /** Returns the total size of the unpacked libraries, in bytes. */
  long size() {
    return libraries.stream().mapToLong(Library::size).sum();
  }

  /** Whether all of them are in a folder, bit by bit as they were packed. */
  boolean isWhole(Path folder) throws IOException {
    for (Library library : libraries) {
      Path file = folder.resolve(library.name());
      if (!Files.isRegularFile(file)
          || Files.size(file) != library.size()
          || !hash(file).equals(library.sha256())) {
        return false;
      }
    }
    return aliases.stream().allMatch(alias -> Files.exists(folder.resolve(alias.name())));
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hex(digest.digest());
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
