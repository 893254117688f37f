package org.digitstudio.application.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two files that belong together by their names, as MNIST's and its kin's do: {@code
 * train-images-idx3-ubyte.gz} and {@code train-labels-idx1-ubyte.gz}.
 *
 * @param name what a user would call the set
 */
public record IdxPair(String name, Path images, Path labels) {

  /**
   * Finds the pair among files the user chose or dropped; of one file alone, its partner is looked
   * for beside it.
   *
   * @throws IOException with one sentence for the user if there is no pair
   */
  public static IdxPair among(List<Path> files) throws IOException {
    List<Path> images = files.stream().filter(IdxPair::namesImages).toList();
    List<Path> labels = files.stream().filter(IdxPair::namesLabels).toList();
    if (files.size() == 2 && images.size() == 1 && labels.size() == 1) {
      return of(images.getFirst(), labels.getFirst());
    }
    if (files.size() == 2 && images.isEmpty() && labels.isEmpty()) {
      return bySize(files.get(0), files.get(1));
    }
    if (files.size() == 1 && images.size() == 1) {
      return of(images.getFirst(), partner(images.getFirst(), "images", "labels"));
    }
    if (files.size() == 1 && labels.size() == 1) {
      return of(partner(labels.getFirst(), "labels", "images"), labels.getFirst());
    }
    throw new IOException(
        "Choose one IDX file of pictures and one of labels, such as train-images-idx3-ubyte and"
            + " train-labels-idx1-ubyte.");
  }

  /** Names that say nothing: a label is a byte, or a few, where a picture is 784. */
  private static IdxPair bySize(Path one, Path other) throws IOException {
    return Files.size(one) > Files.size(other) ? of(one, other) : of(other, one);
  }

  /** Whether the names say EMNIST, whose pictures have rows and columns exchanged. */
  public boolean looksTransposed() {
    return text(images).contains("emnist");
  }

  private static IdxPair of(Path images, Path labels) {
    String file = images.getFileName().toString();
    String stem = file.replaceFirst("(?i)[-_.]?images?.*$", "");
    Path folder = images.toAbsolutePath().getParent();
    boolean plain = stem.isEmpty() || stem.matches("(?i)train|test|t10k");
    String from =
        plain && folder != null && folder.getFileName() != null
            ? folder.getFileName() + " " + stem
            : stem;
    return new IdxPair(from.strip(), images, labels);
  }

  private static Path partner(Path file, String own, String other) throws IOException {
    String start = text(file).substring(0, text(file).indexOf(own.substring(0, 5))) + other;
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (Stream<Path> beside = Files.list(folder)) {
        Optional<Path> found =
            beside.filter(path -> text(path).startsWith(start)).sorted().findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new IOException(
        "%s needs its %s: choose both files together.".formatted(file.getFileName(), other));
  }

  private static boolean namesImages(Path file) {
    return text(file).contains("image");
  }

  private static boolean namesLabels(Path file) {
    return text(file).contains("label");
  }

  private static String text(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
