package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 */
public record FileTrainingData(
    DatasetFiles opener, List<Path> files, Optional<TrainingData> base, SetArrangement arrangement)
    implements TrainingData {
  /** The keys of {@link #source}, which are the command's options. */
  public static final String DATA = "data";

  public static final String WITH_MNIST = "with-mnist";

  private static final int TEST_SHARE = 7;
  private static final int MIN_IMAGES = 20;
  private static final long SPLIT_SEED = 1;

  public FileTrainingData {
    files = List.copyOf(files);
  }

  @Override
  public Datasets read() throws IOException {
    List<DigitDataset> parts = opener.open(files).stream().map(arrangement::apply).toList();
    DigitDataset first = parts.getFirst();
    if (base.isPresent()) {
      return added(base.get().read(), first);
    }
    return parts.size() > 1 ? new Datasets(first, parts.getLast(), "") : divided(first);
  }

  @Override
  public DigitDataset readTest() throws IOException {
    return base.isPresent() ? base.get().readTest() : read().test();
  }

  /** Labels of classes that are no digits would teach wrong digits. */
  private static Datasets added(Datasets images, DigitDataset more) {
    if (!more.classNames().areDigits()) {
      throw new StudioException("application.data.mixed-classes", more.name());
    }
    String name =
        Messages.text(
            "application.data.with-file",
            images.training().name(),
            images.training().size(),
            more.name(),
            more.size());
    return new Datasets(
        new ConcatDataset(name, images.training(), more, 1), images.test(), images.credits());
  }

  /**
   * Holds a seventh of a set out as its test set, the same images each time.
   *
   * @throws StudioException if the set is too small
   */
  static Datasets divided(DigitDataset set) {
    if (set.size() < MIN_IMAGES) {
      throw new StudioException("application.data.too-few", set.size(), MIN_IMAGES);
    }
    ValidationSplit split = ValidationSplit.of(set, testCount(set.size()), SPLIT_SEED);
    String name = Messages.text("application.data.test-part", set.name());
    DigitDataset heldOut = split.validation();
    int[] all = IntStream.range(0, heldOut.size()).toArray();
    return new Datasets(split.training(), heldOut.subset(name, all), "");
  }

  /** Returns how many images of a set without a test part are held out for the test. */
  public static int testCount(int images) {
    return images / TEST_SHARE;
  }

  /** Returns what {@link #source} says of these files. */
  public static Map<String, String> source(
      List<Path> files, boolean withMnist, SetArrangement arrangement) {
    Map<String, String> source = new TreeMap<>(arrangement.options());
    source.put(
        DATA,
        files.stream()
            .map(file -> file.toAbsolutePath().toString())
            .collect(Collectors.joining("\n")));
    if (withMnist) {
      source.put(WITH_MNIST, "");
    }
    return source;
  }

  /** Opens the files that a source names. */
  static FileTrainingData of(DatasetFiles opener, TrainingData mnist, Map<String, String> source) {
    return new FileTrainingData(
        opener,
        source.getOrDefault(DATA, "").lines().map(Path::of).toList(),
        source.containsKey(WITH_MNIST) ? Optional.of(mnist) : Optional.empty(),
        SetArrangement.of(source));
  }

  @Override
  public Map<String, String> source() {
    return source(files, base.isPresent(), arrangement);
  }
}
