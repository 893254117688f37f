package org.digitstudio.application.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioIOException;
import org.jspecify.annotations.Nullable;

/**
 * Two IDX files that belong together by their names, such as MNIST's {@code
 * train-images-idx3-ubyte.gz} and {@code train-labels-idx1-ubyte.gz}. Each may be in a folder of
 * its own name, as unpackers make them.
 *
 * @param name the user's name for the set
 */
public record IdxPair(String name, Path images, Path labels) {
  private static final String IMAGES = "images";
  private static final String LABELS = "labels";

  /**
   * Finds the pair among files that the user chose or dropped; the partner of a single file is
   * looked for beside it.
   *
   * @throws StudioIOException if there is no pair
   */
  public static IdxPair among(List<Path> chosen) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path each : chosen) {
      files.add(insideFolder(each));
    }
    List<Path> images = files.stream().filter(IdxPair::namesImages).toList();
    List<Path> labels = files.stream().filter(IdxPair::namesLabels).toList();
    if (files.size() == 2 && images.size() == 1 && labels.size() == 1) {
      return of(images.getFirst(), labels.getFirst());
    }
    if (files.size() == 2 && images.isEmpty() && labels.isEmpty()) {
      return bySize(files.get(0), files.get(1));
    }
    if (files.size() == 1 && images.size() == 1) {
      return of(images.getFirst(), partner(images.getFirst(), IMAGES, LABELS));
    }
    if (files.size() == 1 && labels.size() == 1) {
      return of(partner(labels.getFirst(), LABELS, IMAGES), labels.getFirst());
    }
    throw new StudioIOException("application.idx.no-pair");
  }

  /**
   * Returns the test part that belongs to a training part, such as {@code t10k-images} beside
   * {@code train-images}; empty where there is none.
   */
  public Optional<IdxPair> testPart() throws IOException {
    String file = text(images);
    if (!file.contains("train")) {
      return Optional.empty();
    }
    for (String part : List.of("t10k", "test")) {
      String stem = file.substring(0, file.indexOf("image")).replace("train", part) + IMAGES;
      Optional<Path> found = beside(images, stem);
      if (found.isPresent()) {
        return Optional.of(of(found.get(), partner(found.get(), IMAGES, LABELS)));
      }
    }
    return Optional.empty();
  }

  /** Tells two files apart whose names do not: a label has a byte or a few, an image 784. */
  private static IdxPair bySize(Path one, Path other) throws IOException {
    try {
      return Files.size(one) > Files.size(other) ? of(one, other) : of(other, one);
    } catch (IOException e) {
      throw FileFailures.of(one, e);
    }
  }

  /** Whether the name is EMNIST's, whose images have rows and columns exchanged. */
  public boolean looksTransposed() {
    return text(images).contains("emnist");
  }

  private static IdxPair of(Path images, Path labels) {
    String file = images.getFileName().toString();
    String stem = file.replaceFirst("(?i)[-_.]?images?.*$", "");
    Path folder = setFolder(images);
    boolean plain = stem.isEmpty() || stem.matches("(?i)train|test|t10k");
    String name =
        plain && folder != null && folder.getFileName() != null
            ? folder.getFileName() + " " + stem
            : stem;
    return new IdxPair(name.strip(), images, labels);
  }

  private static Path partner(Path file, String own, String other) throws IOException {
    String name = text(file);
    String stem = name.substring(0, name.indexOf(own.substring(0, own.length() - 1))) + other;
    return beside(file, stem)
        .orElseThrow(
            () ->
                own.equals(IMAGES)
                    ? new StudioIOException("application.idx.no-labels", file.getFileName())
                    : new StudioIOException("application.idx.no-images", file.getFileName()));
  }

  /** Finds the file whose name starts with a stem, beside a file or in a folder of its own. */
  private static Optional<Path> beside(Path file, String stem) throws IOException {
    Path folder = setFolder(file);
    if (folder == null) {
      return Optional.empty();
    }
    List<Path> candidates;
    try (Stream<Path> entries = Files.list(folder)) {
      candidates =
          entries
              .filter(path -> text(path).startsWith(stem))
              .sorted(
                  Comparator.comparing((Path path) -> Files.isDirectory(path))
                      .thenComparing(IdxPair::text))
              .toList();
    } catch (IOException e) {
      throw FileFailures.of(folder, e);
    }
    for (Path candidate : candidates) {
      Path inside = insideFolder(candidate);
      if (Files.isRegularFile(inside)) {
        return Optional.of(inside);
      }
    }
    return Optional.empty();
  }

  /** Returns the folder of the set, above a folder that one file has to itself. */
  private static @Nullable Path setFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && folder.getFileName() != null && isOwnFolder(folder)
        ? folder.getParent()
        : folder;
  }

  private static boolean isOwnFolder(Path folder) {
    return (namesImages(folder) || namesLabels(folder)) && text(folder).contains("idx");
  }

  /** Returns the file of a folder that is named like it; anything else as it is. */
  private static Path insideFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return path;
    }
    try (Stream<Path> entries = Files.list(path)) {
      String keyword = namesImages(path) ? "image" : "label";
      List<Path> files =
          entries
              .filter(entry -> Files.isRegularFile(entry) && text(entry).contains(keyword))
              .toList();
      return files.size() == 1 ? files.getFirst() : path;
    } catch (IOException e) {
      throw FileFailures.of(path, e);
    }
  }

  private static boolean namesImages(Path file) {
    return text(file).contains("image");
  }

  private static boolean namesLabels(Path file) {
    return text(file).contains("label");
  }

  private static String text(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
