package org.digitstudio.exchange.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.container.StrictZip;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/** Reads NumPy's archives of images and labels, under the names that people give them. */
final class NpzReader {
  private static final int MAX_ENTRIES = 64;
  private static final int MAX_ARRAY = 480 << 20;

  /** Names of images and of their labels; a training part before a test part. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("x_train", "y_train"),
          List.of("x_test", "y_test"),
          List.of("X_train", "y_train"),
          List.of("X_test", "y_test"),
          List.of("train_images", "train_labels"),
          List.of("test_images", "test_labels"),
          List.of("training_images", "training_labels"),
          List.of("images", "labels"),
          List.of("x", "y"),
          List.of("X", "y"),
          List.of("data", "labels"),
          List.of("data", "target"),
          List.of("arr_0", "arr_1"));

  private NpzReader() {}

  static boolean isOne(Set<String> entries) {
    return entries.stream().anyMatch(name -> name.endsWith(".npy"));
  }

  static List<DigitDataset> read(byte[] content, String name) throws IOException {
    StrictZip zip = StrictZip.open(content, MAX_ENTRIES);
    List<DigitDataset> sets = new ArrayList<>();
    for (List<String> pair : PAIRS) {
      if (has(zip, pair.get(0)) && has(zip, pair.get(1))) {
        String part =
            pair.get(0).contains("train")
                ? name + " train"
                : pair.get(0).contains("test") ? name + " test" : name;
        sets.add(set(array(zip, pair.get(0)), array(zip, pair.get(1)), part));
      }
    }
    if (sets.isEmpty()) {
      throw new StudioIOException("exchange.npz.no-pair", String.join(", ", zip.names()));
    }
    return sets;
  }

  /** Reads images and labels that are in an archive each, as KMNIST's are. */
  static DigitDataset read(byte[] images, byte[] labels, String name) throws IOException {
    NpyArray one = only(StrictZip.open(images, MAX_ENTRIES));
    NpyArray other = only(StrictZip.open(labels, MAX_ENTRIES));
    return one.count() > other.count() ? set(one, other, name) : set(other, one, name);
  }

  private static NpyArray only(StrictZip zip) throws IOException {
    Optional<String> entry = zip.names().stream().filter(n -> n.endsWith(".npy")).findFirst();
    if (entry.isEmpty()) {
      throw new StudioIOException("exchange.npz.no-pair", String.join(", ", zip.names()));
    }
    return array(zip, entry.get().substring(0, entry.get().length() - 4));
  }

  private static boolean has(StrictZip zip, String array) {
    return zip.names().contains(array + ".npy");
  }

  private static NpyArray array(StrictZip zip, String name) throws IOException {
    byte[] content = zip.read(name + ".npy", MAX_ARRAY).orElseThrow();
    return NpyArray.read(content, name);
  }

  private static ImageSet set(NpyArray images, NpyArray labels, String name) throws IOException {
    int count = images.shape().isEmpty() ? 0 : images.shape().getFirst();
    if (count < 1 || images.count() != count * (long) DigitImage.PIXELS) {
      throw new StudioIOException("exchange.npz.images", images.shape().toString());
    }
    if (count > SetBuilder.MAX_IMAGES) {
      throw new StudioIOException("exchange.data.too-many", SetBuilder.MAX_IMAGES);
    }
    byte[] digits = labels(labels, count);
    return ImageSet.owning(name, pixels(images), digits);
  }

  /** One label for each image, or ten numbers of which the largest is the label. */
  private static byte[] labels(NpyArray labels, int count) throws IOException {
    byte[] digits = new byte[count];
    boolean oneHot = labels.count() == count * Prediction.CLASSES && count > 0;
    if (!oneHot && labels.count() != count) {
      throw new StudioIOException("exchange.data.counts", count, labels.count());
    }
    for (int i = 0; i < count; i++) {
      if (!oneHot) {
        digits[i] = (byte) SetBuilder.label(labels.value(i), i + 1L);
        continue;
      }
      for (int k = 1; k < Prediction.CLASSES; k++) {
        int from = i * Prediction.CLASSES;
        if (labels.value(from + k) > labels.value(from + digits[i])) {
          digits[i] = (byte) k;
        }
      }
    }
    return digits;
  }

  private static byte[] pixels(NpyArray images) throws IOException {
    byte[] pixels = new byte[images.count()];
    double scale = 1;
    if (images.kind() != 'u') {
      double largest = 0;
      for (int i = 0; i < pixels.length; i++) {
        largest = Math.max(largest, images.value(i));
      }
      scale = largest <= 1 ? 255 : 1;
    }
    for (int i = 0; i < pixels.length; i++) {
      double value = images.value(i) * scale;
      if (!(value >= 0 && value <= 255.5)) {
        throw new StudioIOException("exchange.npz.pixel", i / DigitImage.PIXELS + 1);
      }
      pixels[i] = (byte) Math.min(255, Math.round(value));
    }
    return pixels;
  }
}
