package org.digitstudio.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.digitstudio.TestModels;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported networks, held against ONNX Runtime and against themselves read back. */
class OnnxExportTest {
  private static final int CHUNK = 500;

  @TempDir Path folder;

  static Stream<NetworkSpec> networks() {
    return Stream.of(
        NetworkSpec.asCoded(),
        SampleNetworks.twoBlocks(),
        SampleNetworks.everything(),
        SampleNetworks.dense(),
        new NetworkSpec(
            InputLayout.FLAT, List.of(new BatchNorm(), new Dense(5, Activation.ELU), new Output())),
        new NetworkSpec(
            InputLayout.CHANNELS_FIRST,
            List.of(
                new ZeroPadding(2, 1, 0, 3),
                new Convolution(5, 4, 3, 2, Padding.SAME, Activation.IDENTITY),
                new LeakyRelu(0.3),
                new Pool(Pool.Kind.AVERAGE, 3, 2, Padding.SAME),
                new Activate(Activation.TANH),
                new Output())));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aNetworkPredictsAsInOnnxRuntimeAndReadsBackTheSame(NetworkSpec spec)
      throws IOException, OrtException {
    Model model = SampleNetworks.model("Sample", SampleNetworks.seeded(spec, 3));
    byte[] exported = export(model);

    assertAgrees(model, exported, BundledMnist.test().take(100));

    Model back = TestModels.store().load(folder.resolve("model.onnx"));
    assertThat(back.spec()).isEqualTo(spec);
    assertThat(back.parameters()).isEqualTo(model.parameters());
    assertThat(back.card()).isEqualTo(model.card());
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-described", "accurate"})
  void aBundledModelPredictsAllTestDigitsAsInOnnxRuntime(String recipe)
      throws IOException, OrtException {
    Model model = TestModels.store().bundled(recipe);
    assertAgrees(model, export(model), BundledMnist.test());
  }

  @Test
  void aModelThatComesBackPredictsTheSameBitsAndRefusesTheSameImages() throws IOException {
    Model model = TestModels.store().bundled("accurate");
    export(model);
    DigitDataset digits = BundledMnist.test().take(500);

    BatchResult before = predict(model, digits);
    BatchResult after = predict(TestModels.store().load(folder.resolve("model.onnx")), digits);

    assertThat(after.probabilities()).containsExactly(before.probabilities());
    assertThat(after.sure()).containsExactly(before.sure());
  }

  private byte[] export(Model model) throws IOException {
    Path file = folder.resolve("model.onnx");
    TestModels.store().save(model, file);
    return Files.readAllBytes(file);
  }

  private static BatchResult predict(Model model, DigitDataset digits) {
    return new FusedClassifier(model).classifyAll(digits, Extra.NONE, part -> {}, () -> false);
  }

  private static void assertAgrees(Model model, byte[] exported, DigitDataset digits)
      throws OrtException {
    float[] ours = predict(model, digits).probabilities();
    float largest = 0;
    try (OnnxRuntime runtime = new OnnxRuntime(exported)) {
      for (int from = 0; from < digits.size(); from += CHUNK) {
        int count = Math.min(CHUNK, digits.size() - from);
        float[] pixels = new float[count * DigitImage.PIXELS];
        for (int i = 0; i < count; i++) {
          System.arraycopy(
              digits.image(from + i).pixels(), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
        }
        float[] theirs = runtime.run(pixels, count);
        for (int i = 0; i < theirs.length; i++) {
          largest = Math.max(largest, Math.abs(theirs[i] - ours[10 * from + i]));
        }
      }
    }
    assertThat(largest).as("largest difference of a probability").isCloseTo(0f, within(1e-5f));
  }
}
