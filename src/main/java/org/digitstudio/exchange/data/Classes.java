package org.digitstudio.exchange.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.ClassNamesFile;
import org.digitstudio.domain.digit.Prediction;

/** Names of a set's classes: of well-known sets, or from a text file beside the set. */
final class Classes {
  private static final List<String> FILES =
      List.of("class-names.txt", "class_names.txt", "classes.txt", "names.txt", "labels.txt");

  private static final ClassNames FASHION =
      new ClassNames(
          List.of(
              "T-shirt",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"));

  private static final ClassNames KUZUSHIJI =
      new ClassNames(List.of("お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を"));

  private Classes() {}

  /** Ten names; a class that has none keeps its number. */
  static ClassNames of(List<String> names) {
    List<String> all = new ArrayList<>(names);
    while (all.size() < Prediction.CLASSES) {
      all.add("(" + all.size() + ")");
    }
    return new ClassNames(all);
  }

  /**
   * @param beside a file of the set
   */
  static ClassNames find(Path beside) throws IOException {
    Path folder = Optional.ofNullable(beside.toAbsolutePath().getParent()).orElse(beside);
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return ClassNamesFile.read(file);
      }
    }
    String path = beside.toAbsolutePath().toString().toLowerCase(Locale.ROOT);
    if (path.contains("fashion")) {
      return FASHION;
    }
    return path.contains("kmnist") || path.contains("kuzushiji") ? KUZUSHIJI : ClassNames.DIGITS;
  }
}
