package org.digitstudio.domain;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kind of a file, by its extension. The first extension of {@link #MODEL} and {@link #INK} is
 * the program's own, which the installed program is registered for; the content is the same as in
 * Deeplearning4j's {@code .zip} and in {@code .jsonl}.
 */
public enum FileKind {
  MODEL(".digitmodel", ".zip", ".h5", ".hdf5", ".keras", ".onnx", ".safetensors"),
  INK(".digitink", ".jsonl", ".json"),
  PICTURE(".png", ".jpg", ".jpeg", ".gif", ".bmp");

  private final List<String> extensions;

  FileKind(String... extensions) {
    this.extensions = List.of(extensions);
  }

  /** Returns the kind of a file with one of the extensions, in upper or lower case. */
  public static Optional<FileKind> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.extensions.stream().anyMatch(name::endsWith))
        .findFirst();
  }

  public boolean is(Path file) {
    return of(file).equals(Optional.of(this));
  }

  /** Returns the extensions as patterns for a file dialog, such as {@code *.zip}. */
  public List<String> patterns() {
    return extensions.stream().map(extension -> "*" + extension).toList();
  }
}
