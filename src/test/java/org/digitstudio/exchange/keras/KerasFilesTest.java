package org.digitstudio.exchange.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.digitstudio.TestModels;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.Model;
import org.digitstudio.engine.fused.FusedClassifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that Keras 3.15 saved ({@code model.save("x.h5")}), with what Keras itself answers to one
 * picture: pixel i is ((31 i i + 7 i) mod 256) / 255. The weights are random, biases too.
 */
class KerasFilesTest {
  @TempDir Path folder;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "described",
            InputLayout.CHANNELS_FIRST,
            new double[] {
              0.09141993,
              0.80280352,
              1.4308e-6,
              1.38109e-5,
              0.08556188,
              1.97584e-6,
              6.681049e-4,
              6.228072e-4,
              1.6567465e-3,
              0.01724977
            }),
        Arguments.of(
            "rows",
            InputLayout.CHANNELS_LAST,
            new double[] {
              0.18714151,
              0.00411059,
              0.10848168,
              0.08113131,
              0.10208703,
              0.22805673,
              0.2017217,
              0.01364772,
              0.02742149,
              0.04620025
            }),
        Arguments.of(
            "normed",
            InputLayout.CHANNELS_FIRST,
            new double[] {
              0.05360221,
              0.37203863,
              0.09861445,
              0.06638000,
              0.04721548,
              0.10599092,
              0.11449002,
              0.04599787,
              0.03597242,
              0.05969801
            }),
        Arguments.of(
            "flat",
            InputLayout.FLAT,
            new double[] {
              0.0065773,
              0.20499662,
              0.09899271,
              0.00571075,
              0.0844921,
              0.09861964,
              0.18181151,
              0.01238672,
              0.0012446,
              0.30516803
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aNetworkOfKerasAnswersAsInKeras(String name, InputLayout input, double[] expected)
      throws IOException {
    Model model = load(keras(name));
    assertThat(model.spec().input()).isEqualTo(input);
    assertThat(model.card().name()).isEqualTo("model");
    float[] answers = new FusedClassifier(model).classify(picture()).probabilities();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      assertThat((double) answers[digit])
          .as("digit %d", digit)
          .isEqualTo(expected[digit], within(2e-5));
    }
  }

  @Test
  void aLambdaLayerWithItsCodeIsRefused() throws IOException {
    refused(
        keras("lambda"),
        "Layer 2 (“lambda”) cannot be used: layers of type Lambda are not supported");
  }

  @Test
  void arraysOfAnotherSizeThanTheyClaimAreRefused() throws IOException {
    byte[] file = keras("flat");
    // The first layout message in one piece: version 3, class 1, address, then the size.
    int at = layout(file);
    buffer(file).putLong(at + 10, 8);
    refused(file, "does not have the size that its shape claims");
    buffer(file).putLong(at + 10, Long.MAX_VALUE);
    refused(file, "structure is damaged");
    buffer(file).putLong(at + 2, file.length - 4L);
    refused(file, "structure is damaged");
  }

  @Test
  void aWeightThatIsNotANumberIsRefused() throws IOException {
    byte[] file = keras("flat");
    int values = (int) buffer(file).getLong(layout(file) + 2);
    buffer(file).putFloat(values, Float.NaN);
    refused(file, "not finite numbers");
  }

  @Test
  void aHeaderThatContinuesInItselfEnds() throws IOException {
    byte[] file = keras("flat");
    ByteBuffer bytes = buffer(file);
    int root = (int) bytes.getLong(64);
    bytes.putShort(root + 2, (short) 0xFFFF);
    bytes.putShort(root + 16, (short) 0x10);
    bytes.putLong(root + 24, root + 16L);
    bytes.putLong(root + 32, 24);
    refused(file, "");
  }

  @Test
  void aGroupInsideItselfEnds() throws IOException {
    byte[] file = keras("flat");
    ByteBuffer bytes = buffer(file);
    long root = bytes.getLong(64);
    for (int at = find(file, "SNOD", 0); at >= 0; at = find(file, "SNOD", at + 1)) {
      for (int entry = 0; entry < bytes.getShort(at + 6); entry++) {
        bytes.putLong(at + 8 + 40 * entry + 8, root);
      }
    }
    refused(file, "");
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] file = keras("flat");
    for (int length = 0; length < file.length; length += 331) {
      refused(Arrays.copyOf(file, length), "");
    }
  }

  /** However a file is damaged, there is one sentence or a model, and never another error. */
  @Test
  void randomDamageIsAlwaysOneSentence() throws IOException {
    byte[] whole = keras("described");
    Random random = new Random(1);
    int refusals = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] file = whole.clone();
      for (int k = 0; k < 6; k++) {
        // The structure lies at the front; the weights behind it are only numbers.
        file[9 + random.nextInt(12_000)] = (byte) random.nextInt();
      }
      try {
        load(file);
      } catch (StudioIOException expected) {
        refusals++;
      }
    }
    assertThat(refusals).isPositive();
  }

  @Test
  void anotherProgramsHdf5IsRefusedInASentence() throws IOException {
    byte[] file = keras("flat");
    byte[] name = "model_config".getBytes(StandardCharsets.ISO_8859_1);
    int at = find(file, "model_config", 0);
    System.arraycopy(
        "other_config".getBytes(StandardCharsets.ISO_8859_1), 0, file, at, name.length);
    refused(file, "weights without a network");
  }

  private Model load(byte[] content) throws IOException {
    Path file = folder.resolve("model.h5");
    Files.write(file, content);
    return TestModels.store().load(file);
  }

  private void refused(byte[] content, String why) throws IOException {
    Path file = folder.resolve("model.h5");
    Files.write(file, content);
    TestModels.assertRefused(file, why);
  }

  private static DigitImage picture() {
    float[] pixels = new float[DigitImage.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * i * 31 + i * 7) % 256 / 255f;
    }
    return DigitImage.of(pixels);
  }

  private static byte[] keras(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(KerasFilesTest.class.getResourceAsStream("keras-" + name + ".h5"))) {
      return in.readAllBytes();
    }
  }

  private static ByteBuffer buffer(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns where the layout of the first hidden layer's weights begins: 784 x 6 floats. */
  private static int layout(byte[] file) {
    for (int at = 0; at + 18 < file.length; at++) {
      if (file[at] == 3 && file[at + 1] == 1 && buffer(file).getLong(at + 10) == 784 * 6 * 4) {
        return at;
      }
    }
    throw new AssertionError("no layout");
  }

  private static int find(byte[] file, String text, int from) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(text, from);
  }
}
