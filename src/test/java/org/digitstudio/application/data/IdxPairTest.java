package org.digitstudio.application.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.Sentences.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxPairTest {
  @TempDir private Path folder;

  private Path file(String name, int bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[bytes]);
  }

  @Test
  void namesSayWhichIsWhichInEitherOrder() throws IOException {
    Path images = file("emnist-digits-train-images-idx3-ubyte.gz", 1);
    Path labels = file("emnist-digits-train-labels-idx1-ubyte.gz", 9);
    for (List<Path> files : List.of(List.of(images, labels), List.of(labels, images))) {
      IdxPair pair = IdxPair.among(files);
      assertThat(pair.images()).isEqualTo(images);
      assertThat(pair.labels()).isEqualTo(labels);
      assertThat(pair.name()).isEqualTo("emnist-digits-train");
      assertThat(pair.looksTransposed()).isTrue();
    }
  }

  @Test
  void ofOneFileThePartnerIsFoundBesideIt() throws IOException {
    Path images = file("qmnist-train-images-idx3-ubyte.gz", 1);
    Path labels = file("qmnist-train-labels-idx2-int.gz", 1);
    assertThat(IdxPair.among(List.of(images)).labels()).isEqualTo(labels);
    assertThat(IdxPair.among(List.of(labels)).images()).isEqualTo(images);
  }

  @Test
  void aPlainNameIsToldApartByItsFolder() throws IOException {
    Path images = file("fashion-mnist/t10k-images-idx3-ubyte.gz", 1);
    Path labels = file("fashion-mnist/t10k-labels-idx1-ubyte.gz", 1);
    assertThat(IdxPair.among(List.of(images, labels)).name()).isEqualTo("fashion-mnist t10k");
  }

  @Test
  void namesThatSayNothingAreToldApartBySize() throws IOException {
    Path small = file("one.idx", 10);
    Path large = file("two.idx", 7_000);
    assertThat(IdxPair.among(List.of(small, large)).images()).isEqualTo(large);
  }

  @Test
  void whatIsNoPairIsRefusedInASentence() throws IOException {
    Path images = file("a-images", 1);
    Path other = file("b-images", 1);
    for (List<Path> files : List.of(List.of(images, other), List.of(file("cat.png", 3)))) {
      assertThat(refusal(() -> IdxPair.among(files)))
          .startsWith("Choose an IDX file of images and one of labels");
    }
    assertThat(refusal(() -> IdxPair.among(List.of(images))))
        .isEqualTo("The labels for a-images were not found: choose both files together.");
  }
}
