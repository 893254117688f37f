package org.digitstudio.exchange.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.digitstudio.TestModels;
import org.digitstudio.application.Digits;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.exchange.safetensors.Tensors.Tensor;
import org.digitstudio.insight.SampleNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written here, and by hand to the published layout under PyTorch's names. */
class SafetensorsTest {
  private static final NetworkSpec AS_CODED = NetworkSpec.asCoded();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"as-described", "accurate"})
  void aBundledModelComesBackBitForBit(String recipe) throws IOException {
    Model model = TestModels.store().bundled(recipe);
    Path file = folder.resolve("model.safetensors");
    TestModels.store().save(model, file);

    Model back = TestModels.store().load(file);

    assertThat(back.spec()).isEqualTo(model.spec());
    assertThat(back.parameters()).isEqualTo(model.parameters());
    assertThat(back.card()).isEqualTo(model.card());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "model.onnx", "model.zip"})
  void theNamesOfTheClassesTravelInEveryFormatThatIsWritten(String name) throws IOException {
    Model digits = TestModels.store().bundled("as-described");
    Path file = folder.resolve(name);
    TestModels.store().save(digits.withCard(digits.card().withClassNames(Digits.GARMENTS)), file);

    assertThat(TestModels.store().load(file).card().classNames()).isEqualTo(Digits.GARMENTS);
  }

  @Test
  void arraysHaveTheNamesAndShapesOfAStateDict() throws IOException {
    Model model = SampleNetworks.model("x", SampleNetworks.seeded(SampleNetworks.twoBlocks(), 1));
    Map<String, Tensor> arrays = StateDict.write(model);

    assertThat(arrays.keySet())
        .contains(
            "conv1.weight",
            "conv1.bias",
            "norm1.running_var",
            "conv2.weight",
            "dense1.weight",
            "output.bias");
    assertThat(arrays.get("conv2.weight").shape()).containsExactly(16, 8, 3, 3);
    assertThat(arrays.get("dense1.weight").shape()).containsExactly(32, 784);
  }

  @Test
  void aStateDictUnderOtherNamesInAlphabeticalOrderOpens() throws IOException {
    Model model = SampleNetworks.model("x", SampleNetworks.seeded(AS_CODED, 2));
    Map<String, Tensor> ours = StateDict.write(model);
    Map<String, Tensor> theirs = new LinkedHashMap<>();
    theirs.put("classifier.bias", ours.get("output.bias"));
    theirs.put("classifier.weight", ours.get("output.weight"));
    theirs.put("features.0.bias", ours.get("conv1.bias"));
    theirs.put("features.0.weight", ours.get("conv1.weight"));
    theirs.put("fc1.bias", ours.get("dense1.bias"));
    theirs.put("fc1.weight", ours.get("dense1.weight"));

    Model back = load(new Tensors(theirs, Map.of()).toBytes());

    assertThat(back.spec()).isEqualTo(AS_CODED);
    assertThat(back.parameters()).isEqualTo(model.parameters());
    assertThat(back.card().name()).isEqualTo("model");
  }

  @Test
  void halfPrecisionOfBothKindsIsUnderstood() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1,2],\"data_offsets\":[4,8]}}";
    ByteBuffer file = ByteBuffer.allocate(8 + header.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    file.putShort(Float.floatToFloat16(1.5f)).putShort(Float.floatToFloat16(-2f));
    file.putShort((short) (Float.floatToIntBits(3.25f) >>> 16));
    file.putShort((short) (Float.floatToIntBits(-0.5f) >>> 16));

    Tensors tensors = Tensors.read(file.array());

    assertThat(tensors.arrays().get("a").values()).containsExactly(1.5f, -2f);
    assertThat(tensors.arrays().get("b").values()).containsExactly(3.25f, -0.5f);
  }

  @Test
  void weightsOfAnotherNetworkAreRefusedWithTheNetworksThatAreKnown() throws IOException {
    Model other = SampleNetworks.model("x", SampleNetworks.seeded(SampleNetworks.dense(), 1));
    byte[] content = new Tensors(StateDict.write(other), Map.of()).toBytes();
    Path file = Files.write(folder.resolve("other.safetensors"), content);
    TestModels.assertRefused(file, "they fit none of accurate, as-coded, as-described, fast");
  }

  @Test
  void damagedFilesAreRefusedInWords() throws IOException {
    Model model = SampleNetworks.model("x", SampleNetworks.seeded(AS_CODED, 2));
    byte[] whole = new Tensors(StateDict.write(model), Map.of()).toBytes();
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] content = whole.clone();
      for (int k = 0; k < 2; k++) {
        content[random.nextInt(700)] = (byte) random.nextInt();
      }
      content = i % 2 == 0 ? content : Arrays.copyOf(content, random.nextInt(content.length));
      try {
        load(content);
      } catch (StudioIOException expected) {
        assertThat(expected.key()).isEqualTo("exchange.cannot-open");
      }
    }
  }

  private Model load(byte[] content) throws IOException {
    Path file = folder.resolve("model.safetensors");
    Files.write(file, content);
    return TestModels.store().load(file);
  }
}
