package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digit Studio as a library; its signatures are a promise to the programs of others. */
class DigitModelTest {
  private static final DigitDataset TEST = BundledMnist.test();

  @TempDir Path folder;

  @Test
  void theSignaturesStay() {
    List<String> signatures =
        Arrays.stream(DigitModel.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(DigitModelTest::signature)
            .sorted()
            .toList();

    assertThat(signatures)
        .containsExactly(
            "DigitModel bundled(String) throws IOException",
            "DigitModel load(Path) throws IOException",
            "DigitModel train(String, long)",
            "Result read(Path) throws IOException",
            "double accuracy()",
            "float[] probabilities(float[])",
            "void save(Path) throws IOException");
    assertThat(DigitModel.Result.class.getRecordComponents())
        .extracting(part -> part.getType().getSimpleName() + " " + part.getName())
        .containsExactly("String number", "double confidence", "boolean sure");
  }

  private static String signature(Method method) {
    String thrown = names(method.getExceptionTypes());
    return "%s %s(%s)%s"
        .formatted(
            method.getReturnType().getSimpleName(),
            method.getName(),
            names(method.getParameterTypes()),
            thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String names(Class<?>... types) {
    return String.join(", ", Arrays.stream(types).map(Class::getSimpleName).toList());
  }

  @Test
  void aPictureIsRead() throws IOException {
    Path file = folder.resolve("seven.png");
    ImageIO.write(picture(TEST.image(0)), "png", file.toFile());

    DigitModel.Result result = DigitModel.bundled("as-described").read(file);

    assertThat(result.number()).isEqualTo("7");
    assertThat(result.sure()).isTrue();
    assertThat(result.confidence()).isBetween(0.5, 1.0);
  }

  private static BufferedImage picture(DigitImage image) {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < DigitImage.PIXELS; i++) {
      int grey = Math.round(image.at(i / 28, i % 28) * 255);
      picture.setRGB(i % 28, i / 28, grey << 16 | grey << 8 | grey);
    }
    return picture;
  }

  @Test
  void aTrainedModelIsSavedAndLoadedWithTheSameProbabilities() throws IOException {
    DigitModel model =
        DigitModel.train(
            Recipes.plan(Recipes.AS_CODED, 1, 1).withEpochs(1), BundledMnist.training().take(500));
    Path file = folder.resolve("own.onnx");
    model.save(file);
    float[] pixels = TEST.image(3).pixels();

    float[] probabilities = DigitModel.load(file).probabilities(pixels);

    assertThat(probabilities).isEqualTo(model.probabilities(pixels)).hasSize(10);
  }

  @Test
  void failuresAreSentences() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.onnx"), "not a model");

    assertThatThrownBy(() -> DigitModel.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("notes.onnx cannot be opened as a model. ")
        .hasMessageEndingWith(".");
    assertThatThrownBy(() -> DigitModel.train("quick", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
