package org.digitstudio.exchange.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.digitstudio.TestModels;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.insight.ForwardPass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small files in the layouts of Keras 1 to 3, written by {@code make_files.py} beside them, with
 * the ten probabilities that {@code evaluate_files.py}, a forward pass in PyTorch, gives for one
 * image: pixel i is ((31 i i + 7 i) mod 256) / 255.
 */
class KerasCasesTest {
  @TempDir Path folder;

  static Stream<String> expectations() throws IOException {
    return new String(resource("expected.txt"), StandardCharsets.US_ASCII).lines();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expectations")
  void aFileOpensAndPredictsAsAnIndependentForwardPass(String expectation) throws IOException {
    String[] parts = expectation.split(" ");
    double[] expected = Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();

    Model model = load(parts[0]);

    float[] engine = new FusedClassifier(model).classify(image()).probabilities();
    float[] reference = ForwardPass.of(model).run(image()).probabilities();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      assertThat((double) engine[digit]).as("%d", digit).isEqualTo(expected[digit], within(2e-5));
      assertThat((double) reference[digit]).isEqualTo(expected[digit], within(2e-5));
    }
  }

  @Test
  void anOpenedModelSavedAsDeeplearning4jPredictsTheSameBits() throws IOException {
    for (String line : expectations().toList()) {
      Model model = load(line.split(" ")[0]);
      Path file = folder.resolve("saved.zip");
      TestModels.store().save(model, file);

      Model saved = TestModels.store().load(file);

      assertThat(saved.spec()).as(line).isEqualTo(model.spec());
      assertThat(saved.parameters()).as(line).isEqualTo(model.parameters());
    }
  }

  private Model load(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, resource(name));
    return TestModels.store().load(file);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(KerasCasesTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  private static DigitImage image() {
    float[] pixels = new float[DigitImage.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * i * 31 + i * 7) % 256 / 255f;
    }
    return DigitImage.of(pixels);
  }
}
