package org.digitstudio.mnist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;

/** The MNIST that comes with the program: 60,000 training images and 10,000 test images. */
public final class BundledMnist {
  /** The credit that its licence asks for beside a model trained on it. */
  public static final String CREDITS =
      "MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0";

  private BundledMnist() {}

  public static DigitDataset training() {
    return read("MNIST training", "train");
  }

  public static DigitDataset test() {
    return read("MNIST test", "t10k");
  }

  /** Returns the lines of the list of doubtful labels, made by the {@code doubtful} command. */
  public static List<String> doubtfulLabels() {
    try (InputStream stream = resource("doubtful-labels.csv")) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DigitDataset read(String name, String part) {
    String images = part + "-images-idx3-ubyte.gz";
    String labels = part + "-labels-idx1-ubyte.gz";
    try (InputStream imageStream = resource(images);
        InputStream labelStream = resource(labels)) {
      return IdxFiles.read(name, imageStream, images, labelStream, labels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String file) throws IOException {
    InputStream stream = BundledMnist.class.getResourceAsStream(file);
    if (stream == null) {
      throw new StudioIOException("mnist.bundled.missing", file);
    }
    return stream;
  }
}
