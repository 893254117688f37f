package org.digitstudio.domain;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file is, told by the end of its name. The first ending of {@link #MODEL} and {@link #INK}
 * is the program's own, which an installed program is opened for; what is inside is the same as in
 * a {@code .zip} of Deeplearning4j's and in {@code .jsonl}.
 */
public enum FileKind {
  MODEL(".digitmodel", ".zip", ".h5", ".hdf5", ".keras", ".onnx", ".safetensors"),
  INK(".digitink", ".jsonl", ".json"),
  PICTURE(".png", ".jpg", ".jpeg", ".gif", ".bmp");

  private final List<String> endings;

  FileKind(String... endings) {
    this.endings = List.of(endings);
  }

  /** The kind of a file that has one of these endings, in whatever case. */
  public static Optional<FileKind> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.endings.stream().anyMatch(name::endsWith))
        .findFirst();
  }

  public boolean is(Path file) {
    return of(file).equals(Optional.of(this));
  }

  /** Endings as file dialogs want them, such as {@code *.zip}. */
  public List<String> patterns() {
    return endings.stream().map(ending -> "*" + ending).toList();
  }
}
