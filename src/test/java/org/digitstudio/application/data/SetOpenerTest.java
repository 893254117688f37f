package org.digitstudio.application.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitstudio.application.FakeClassifier;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Studios;
import org.junit.jupiter.api.Test;

class SetOpenerTest {
  private static final DigitDataset UPRIGHT = new Edges("upright");

  /** Takes the column of the ink's left edge for the digit: turned pictures read otherwise. */
  private static Prediction byLeftEdge(DigitImage image) {
    for (int column = 0; column < DigitImage.SIDE; column++) {
      for (int row = 0; row < DigitImage.SIDE; row++) {
        if (image.at(row, column) > 0) {
          return says(column % 10);
        }
      }
    }
    return says(0);
  }

  private static Prediction says(int digit) {
    float[] probabilities = new float[10];
    probabilities[digit] = 1;
    return new Prediction(probabilities, true, 0);
  }

  private static boolean looksTransposed(DigitDataset data, Optional<DigitClassifier> classifier)
      throws IOException {
    OpenedSet opened =
        new SetOpener(files -> List.of(data))
            .open(List.of(Path.of("set")), List.of(), classifier)
            .getFirst();
    assertThat(opened.data()).isSameAs(data);
    return opened.looksTransposed();
  }

  @Test
  void picturesThatReadBetterWhenTurnedAreSaidToLie() throws IOException {
    Optional<DigitClassifier> reader =
        Optional.of(new FakeClassifier(4, SetOpenerTest::byLeftEdge));
    assertThat(looksTransposed(UPRIGHT, reader)).isFalse();
    assertThat(looksTransposed(UPRIGHT.transposed(), reader)).isTrue();
    assertThat(looksTransposed(new Edges("emnist"), reader)).as("upright already").isFalse();
  }

  @Test
  void withoutAModelTheNameAloneSaysEmnist() throws IOException {
    assertThat(looksTransposed(new Edges("emnist-digits-test"), Optional.empty())).isTrue();
    assertThat(looksTransposed(new Edges("qmnist-test"), Optional.empty())).isFalse();
  }

  @Test
  void aRealModelTellsUprightMnistFromLying() throws IOException {
    Optional<DigitClassifier> model = Studios.workspace("as-described").classifier().get();
    DigitDataset some = BundledMnist.test().take(200);
    assertThat(looksTransposed(some, model)).isFalse();
    assertThat(looksTransposed(some.transposed(), model)).isTrue();
  }

  /** A vertical line in the column that is the label, from the first row on. */
  private record Edges(String name) implements DigitDataset {
    @Override
    public int size() {
      return 50;
    }

    @Override
    public int label(int index) {
      return 1 + index % 9;
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        boolean on = i % DigitImage.SIDE == label(index) && i < 20 * DigitImage.SIDE;
        target[offset + i] = (byte) (on ? 255 : 0);
      }
    }
  }
}
