package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.DatasetFiles;

/**
 * Training data of files. A set that comes in two parts is tested on the second; of another one a
 * seventh of the images is held out, as MNIST's test set is a seventh of MNIST.
 *
 * @param base data to add the images to, such as MNIST; its test set remains in use
 * @param transposed whether rows and columns are exchanged
 * @param inverted whether black and white are exchanged
 */
public record FileTrainingData(
    DatasetFiles opener,
    List<Path> files,
    Optional<TrainingData> base,
    boolean transposed,
    boolean inverted)
    implements TrainingData {
  /** The keys of {@link #source}, which are the command's options. */
  public static final String DATA = "data";

  public static final String WITH_MNIST = "with-mnist";
  public static final String TRANSPOSE = "transpose";
  public static final String INVERT = "invert";

  private static final int TEST_SHARE = 7;
  private static final int MIN_IMAGES = 20;
  private static final long SPLIT_SEED = 1;

  public FileTrainingData {
    files = List.copyOf(files);
  }

  @Override
  public Datasets read() throws IOException {
    List<DigitDataset> parts = opener.open(files).stream().map(this::arranged).toList();
    DigitDataset first = parts.getFirst();
    if (base.isPresent()) {
      Datasets images = base.get().read();
      String name =
          Messages.text(
              "application.data.with-file",
              images.training().name(),
              images.training().size(),
              first.name(),
              first.size());
      return new Datasets(
          new ConcatDataset(name, images.training(), first, 1), images.test(), images.credits());
    }
    if (parts.size() > 1) {
      return new Datasets(first, parts.getLast(), "");
    }
    if (first.size() < MIN_IMAGES) {
      throw new StudioException("application.data.too-few", first.size(), MIN_IMAGES);
    }
    ValidationSplit split = ValidationSplit.of(first, first.size() / TEST_SHARE, SPLIT_SEED);
    return new Datasets(split.training(), split.validation(), "");
  }

  private DigitDataset arranged(DigitDataset data) {
    DigitDataset turned = transposed ? data.transposed() : data;
    return inverted ? turned.inverted() : turned;
  }

  /** Returns what {@link #source} says of these files. */
  public static Map<String, String> source(
      List<Path> files, boolean withMnist, boolean transposed, boolean inverted) {
    Map<String, String> source = new TreeMap<>();
    source.put(
        DATA,
        files.stream()
            .map(file -> file.toAbsolutePath().toString())
            .collect(Collectors.joining("\n")));
    if (withMnist) {
      source.put(WITH_MNIST, "");
    }
    if (transposed) {
      source.put(TRANSPOSE, "");
    }
    if (inverted) {
      source.put(INVERT, "");
    }
    return source;
  }

  /** Opens the files that a source names. */
  static FileTrainingData of(DatasetFiles opener, TrainingData mnist, Map<String, String> source) {
    return new FileTrainingData(
        opener,
        source.getOrDefault(DATA, "").lines().map(Path::of).toList(),
        source.containsKey(WITH_MNIST) ? Optional.of(mnist) : Optional.empty(),
        source.containsKey(TRANSPOSE),
        source.containsKey(INVERT));
  }

  @Override
  public Map<String, String> source() {
    return source(files, base.isPresent(), transposed, inverted);
  }
}
