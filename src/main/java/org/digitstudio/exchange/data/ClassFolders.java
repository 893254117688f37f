package org.digitstudio.exchange.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.digitstudio.container.StrictZip;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.PictureDecoder;

/**
 * Pictures in ten folders, one for each class, on the disk or in a zip; perhaps in a folder for
 * training and one for test.
 */
final class ClassFolders {
  private static final int MAX_ENTRIES = 200_000;
  private static final int MAX_PICTURE = 16 << 20;
  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");
  private static final Set<String> TRAINING = Set.of("train", "training", "trainingset");
  private static final Set<String> TEST = Set.of("test", "testing", "testset", "val", "validation");

  private final PictureDecoder decoder;

  ClassFolders(PictureDecoder decoder) {
    this.decoder = decoder;
  }

  /** Something that holds pictures by path: {@code train/7/one.png}. */
  private interface Source {
    byte[] read(String path) throws IOException;
  }

  static boolean isOne(Set<String> entries) {
    return entries.stream().anyMatch(ClassFolders::isPicture);
  }

  private static boolean isPicture(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !path.startsWith("__MACOSX/")
        && PICTURES.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  List<DigitDataset> readZip(byte[] content, String name) throws IOException {
    StrictZip zip = StrictZip.open(content, MAX_ENTRIES);
    return read(List.copyOf(zip.names()), path -> zip.read(path, MAX_PICTURE).orElseThrow(), name);
  }

  List<DigitDataset> readFolder(Path folder) throws IOException {
    List<String> paths;
    try (Stream<Path> files = Files.walk(folder, 4)) {
      paths =
          files
              .filter(Files::isRegularFile)
              .limit(MAX_ENTRIES + 1L)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
    }
    if (paths.size() > MAX_ENTRIES) {
      throw new StudioIOException("exchange.data.too-many", MAX_ENTRIES);
    }
    return read(paths, path -> bounded(folder.resolve(path)), String.valueOf(folder.getFileName()));
  }

  private static byte[] bounded(Path file) throws IOException {
    if (Files.size(file) > MAX_PICTURE) {
      throw new StudioIOException("exchange.data.picture-size", file.getFileName());
    }
    return Files.readAllBytes(file);
  }

  private List<DigitDataset> read(List<String> paths, Source source, String name)
      throws IOException {
    Map<String, List<String>> byFolder = new TreeMap<>();
    for (String path : paths) {
      int slash = path.lastIndexOf('/');
      if (isPicture(path) && slash > 0) {
        byFolder.computeIfAbsent(path.substring(0, slash), key -> new ArrayList<>()).add(path);
      }
    }
    List<DigitDataset> sets = new ArrayList<>();
    Map<String, Map<String, List<String>>> parts = parts(byFolder);
    for (Map.Entry<String, Map<String, List<String>>> part : parts.entrySet()) {
      String title = part.getKey().isEmpty() ? name : name + " " + part.getKey();
      sets.add(set(part.getValue(), source, title));
    }
    if (sets.isEmpty()) {
      throw new StudioIOException("exchange.data.no-set");
    }
    return sets;
  }

  /** Class folders by part: training, then test, or all in one part without a name. */
  private static Map<String, Map<String, List<String>>> parts(Map<String, List<String>> byFolder) {
    Map<String, Map<String, List<String>>> parts = new TreeMap<>(ClassFolders::trainingFirst);
    byFolder.forEach(
        (folder, pictures) -> {
          String[] names = folder.split("/");
          String parent = names.length > 1 ? names[names.length - 2].toLowerCase(Locale.ROOT) : "";
          String part = TRAINING.contains(parent) ? "train" : TEST.contains(parent) ? "test" : "";
          parts
              .computeIfAbsent(part, key -> new TreeMap<>())
              .computeIfAbsent(names[names.length - 1], key -> new ArrayList<>())
              .addAll(pictures);
        });
    return parts;
  }

  private static int trainingFirst(String one, String other) {
    return other.compareTo(one);
  }

  private DigitDataset set(Map<String, List<String>> classes, Source source, String title)
      throws IOException {
    List<String> names = List.copyOf(classes.keySet());
    if (names.size() > Prediction.CLASSES) {
      throw new StudioIOException("exchange.data.classes", names.size());
    }
    boolean digits = names.stream().allMatch(folder -> folder.matches("[0-9]"));
    SetBuilder set = new SetBuilder();
    int next = 0;
    for (Map.Entry<String, List<String>> folder : classes.entrySet()) {
      int label = digits ? Integer.parseInt(folder.getKey()) : next++;
      for (String path : folder.getValue()) {
        set.add(decoder.decode(source.read(path), path).toBytes(), 0, label);
      }
    }
    return digits ? set.build(title) : set.build(title).withClassNames(Classes.of(names));
  }
}
