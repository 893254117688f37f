package org.digitstudio.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.TestModels;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.junit.jupiter.api.Test;

/** The real thing: Fashion-MNIST as Debian's package dataset-fashion-mnist installs it. */
class FashionMnistTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("digitstudio.fashion", "/usr/share/datasets/fashion-mnist"));

  @Test
  void bothPartsOpenFromOneFileEach() throws IOException {
    assumeTrue(
        Files.isDirectory(FOLDER),
        "Fashion-MNIST is not here; install Debian's dataset-fashion-mnist or name its folder by"
            + " -Ddigitstudio.fashion");
    for (String part : List.of("train", "t10k")) {
      Path images = FOLDER.resolve(part + "-images-idx3-ubyte.gz");
      DigitDataset data = TestModels.data().open(List.of(images)).getFirst();
      int each = part.equals("train") ? 6_000 : 1_000;
      assertThat(data.name()).isEqualTo(FOLDER.getFileName() + " " + part);
      assertThat(data.size()).isEqualTo(10 * each);
      for (int kind = 0; kind < 10; kind++) {
        int own = kind;
        assertThat(IntStream.range(0, data.size()).filter(i -> data.label(i) == own).count())
            .isEqualTo(each);
      }
      assertThat(data.image(0)).isNotEqualTo(DigitImage.empty());
    }
  }
}
