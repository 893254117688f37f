package org.digitstudio.exchange.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitstudio.domain.StudioIOException;

/**
 * Finds the IDX files that belong together in the layouts people have them: side by side under
 * MNIST's names, with dots for dashes, gzip or plain, or each in a folder of its own name, as
 * Kaggle's archives unpack.
 */
final class IdxLayout {
  private static final int DEPTH = 3;

  private IdxLayout() {}

  /**
   * Images and their labels.
   *
   * @param name as a user would call the set
   */
  record Pair(String name, Path images, Path labels) {}

  /** Pairs one or two files; the partner of a single one is looked for around it. */
  static Pair of(List<Path> files) throws IOException {
    if (files.size() == 2) {
      boolean swapped = isLabels(files.get(0)) || isImages(files.get(1));
      boolean named = swapped || isImages(files.get(0)) || isLabels(files.get(1));
      // Names that say nothing: a label is a byte, or a few, where an image is 784.
      boolean second = named ? swapped : Files.size(files.get(1)) > Files.size(files.get(0));
      return pair(files.get(second ? 1 : 0), files.get(second ? 0 : 1));
    }
    Path file = files.getFirst();
    if (!isImages(file) && !isLabels(file)) {
      throw new StudioIOException("exchange.data.idx-pair");
    }
    return isImages(file) ? pair(file, partner(file, "label")) : pair(partner(file, "image"), file);
  }

  /** All pairs in a folder, a training part before a test part. */
  static List<Pair> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      files = all.filter(Files::isRegularFile).sorted().limit(10_000).toList();
    }
    List<Pair> pairs = new ArrayList<>();
    List<String> stems = new ArrayList<>();
    for (Path file : files) {
      if (isImages(file) && isIdx(file) && !stems.contains(stem(file))) {
        Optional<Path> labels = best(files, file, "label");
        if (labels.isPresent()) {
          pairs.add(pair(file, labels.get()));
          stems.add(stem(file));
        }
      }
    }
    pairs.sort((one, other) -> Boolean.compare(isTest(one.images()), isTest(other.images())));
    return pairs;
  }

  private static boolean isTest(Path file) {
    return stem(file).contains("test") || stem(file).contains("t10k");
  }

  private static boolean isIdx(Path file) {
    String name = text(file);
    return name.contains("idx")
        || name.contains("ubyte")
        || !name.contains(".")
        || name.endsWith(".gz") && !name.contains(".csv");
  }

  /** Beside the file, or, where it is in a folder of its own, in the folders beside that. */
  private static Path partner(Path file, String kind) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    for (int level = 0; level < 2 && folder != null; level++) {
      try (Stream<Path> around = Files.walk(folder, level + 1)) {
        List<Path> files = around.filter(Files::isRegularFile).sorted().limit(10_000).toList();
        Optional<Path> found = best(files, file, kind);
        if (found.isPresent()) {
          return found.get();
        }
      }
      folder = folder.getParent();
    }
    throw new StudioIOException("exchange.data.idx-partner", file.getFileName());
  }

  private static Optional<Path> best(List<Path> files, Path file, String kind) {
    return files.stream()
        .filter(other -> text(other).contains(kind) && stem(other).equals(stem(file)))
        .findFirst();
  }

  /** Returns the part before "images" or "labels" in a name. */
  private static String stem(Path file) {
    return text(file).replaceFirst("[-_. ]*(image|label).*$", "");
  }

  private static Pair pair(Path images, Path labels) {
    String file = images.getFileName().toString();
    String stem = file.replaceFirst("(?i)[-_. ]*images?.*$", "");
    boolean plain = stem.isEmpty() || stem.matches("(?i)train|test|t10k");
    String folder =
        Optional.ofNullable(images.toAbsolutePath().getParent())
            .map(Path::getFileName)
            .map(Path::toString)
            .filter(name -> !name.toLowerCase(Locale.ROOT).contains("image"))
            .orElse("");
    String name = plain ? (folder + " " + stem).strip() : stem;
    return new Pair(name.isEmpty() ? file : name, images, labels);
  }

  private static boolean isImages(Path file) {
    return text(file).contains("image");
  }

  private static boolean isLabels(Path file) {
    return text(file).contains("label");
  }

  private static String text(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
