package org.digitstudio.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitstudio.TestModels;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small files that {@code make_files.py} beside them wrote: by PyTorch's own exporter, and by hand
 * in the arrangement that tf2onnx gives Keras models. ONNX Runtime says what they predict.
 */
class OnnxImportTest {
  private static final DigitDataset DIGITS = BundledMnist.test().take(24);

  @TempDir Path folder;

  static Stream<String> files() {
    return Stream.of(
        "pytorch-example",
        "pytorch-view-dynamic",
        "pytorch-mlp",
        "pytorch-global-pool",
        "pytorch-batch-of-8",
        "tf2onnx-style",
        "keras-normalized",
        "flat-784");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aFilePredictsAsInOnnxRuntime(String name) throws IOException, OrtException {
    byte[] content = resource(name);
    FusedClassifier classifier = new FusedClassifier(load(content));
    try (OnnxRuntime runtime = new OnnxRuntime(content)) {
      int batch = runtime.batch();
      // This one scales pixels of 0 to 255 itself; the others take 0 to 1.
      float scale = name.equals("keras-normalized") ? 255f : 1f;
      for (int from = 0; from + batch <= DIGITS.size(); from += batch) {
        float[] expected = runtime.run(pixels(from, batch, scale), batch);
        for (int i = 0; i < batch; i++) {
          float[] row = probabilities(Arrays.copyOfRange(expected, 10 * i, 10 * i + 10));
          float[] found = classifier.classify(DIGITS.image(from + i)).probabilities();
          for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            assertThat(found[digit]).as("image %d", from + i).isCloseTo(row[digit], within(1e-5f));
          }
        }
      }
    }
  }

  /** Softmax, where the file ends in logits or their logarithms. */
  private static float[] probabilities(float[] row) {
    double sum = IntStream.range(0, 10).mapToDouble(i -> row[i]).sum();
    boolean already = Math.abs(sum - 1) < 1e-4 && IntStream.range(0, 10).allMatch(i -> row[i] >= 0);
    if (already) {
      return row;
    }
    double total = IntStream.range(0, 10).mapToDouble(i -> Math.exp(row[i])).sum();
    float[] result = new float[10];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (Math.exp(row[i]) / total);
    }
    return result;
  }

  private static float[] pixels(int from, int count, float scale) {
    float[] pixels = new float[count * DigitImage.PIXELS];
    for (int i = 0; i < count; i++) {
      float[] image = DIGITS.image(from + i).pixels();
      for (int k = 0; k < image.length; k++) {
        pixels[i * image.length + k] = image[k] * scale;
      }
    }
    return pixels;
  }

  @Test
  void anOperatorThatIsNotSupportedIsNamed() throws IOException {
    byte[] content = resource("pytorch-mlp");
    replaceAll(content, "Tanh", "Tann");
    Path file = folder.resolve("model.onnx");
    Files.write(file, content);
    TestModels.assertRefused(file, "layers of type Tann are not supported");
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] content = resource("pytorch-global-pool");
    for (int length = 17; length < content.length; length += 97) {
      Path file = folder.resolve("model.onnx");
      Files.write(file, Arrays.copyOf(content, length));
      TestModels.assertRefused(file, "");
    }
  }

  @Test
  void randomDamageIsAlwaysOneFailureInWords() throws IOException {
    Random random = new Random(1);
    for (String name : new String[] {"pytorch-view-dynamic", "pytorch-global-pool"}) {
      byte[] whole = resource(name);
      for (int i = 0; i < 3_000; i++) {
        byte[] content = whole.clone();
        for (int k = 0; k < 4; k++) {
          content[2 + random.nextInt(Math.min(2_500, content.length - 2))] =
              (byte) random.nextInt();
        }
        try {
          load(content);
        } catch (StudioIOException expected) {
          assertThat(expected.key()).isEqualTo("exchange.cannot-open");
        }
      }
    }
  }

  private Model load(byte[] content) throws IOException {
    Path file = folder.resolve("model.onnx");
    Files.write(file, content);
    return TestModels.store().load(file);
  }

  private static void replaceAll(byte[] content, String old, String text) {
    byte[] from = old.getBytes();
    for (int at = 0; at + from.length <= content.length; at++) {
      if (Arrays.equals(content, at, at + from.length, from, 0, from.length)) {
        System.arraycopy(text.getBytes(), 0, content, at, from.length);
      }
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OnnxImportTest.class.getResourceAsStream(name + ".onnx"))) {
      return in.readAllBytes();
    }
  }
}
