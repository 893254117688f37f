package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData.Datasets;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class FileTrainingDataTest {
  private static final DigitDataset DIGITS = BundledMnist.test().take(70);
  private static final List<Path> FILES = List.of(Path.of("set.csv"));

  private static Datasets read(DatasetFiles opener, Map<String, String> source) throws IOException {
    return new TrainingDataSources(
            Digits.trainingData(30, 10), new MemoryMyDigits(), opener, images -> List.of())
        .of(source)
        .read();
  }

  @Test
  void aSetOfTwoPartsIsTestedOnItsOwnTestPart() throws IOException {
    Datasets data =
        read(
            files -> List.of(DIGITS.take(50), DIGITS.take(20)),
            FileTrainingData.source(FILES, false, SetArrangement.AS_FILED));

    assertThat(data.training().size()).isEqualTo(50);
    assertThat(data.test().size()).isEqualTo(20);
    assertThat(data.credits()).isEmpty();
  }

  @Test
  void aSetOfOnePartIsDividedTheSameWayEachTime() throws IOException {
    Map<String, String> source = FileTrainingData.source(FILES, false, SetArrangement.AS_FILED);

    Datasets once = read(files -> List.of(DIGITS), source);
    Datasets again = read(files -> List.of(DIGITS), source);

    assertThat(once.training().size()).isEqualTo(60);
    assertThat(once.test().size()).isEqualTo(10);
    assertThat(again.test().labels()).containsExactly(once.test().labels());
  }

  @Test
  void withMnistTheSetIsAddedToItsTrainingImages() throws IOException {
    Datasets data =
        read(
            files -> List.of(DIGITS),
            FileTrainingData.source(FILES, true, SetArrangement.AS_FILED));

    assertThat(data.training().size()).isEqualTo(30 + 70);
    assertThat(data.test().size()).isEqualTo(10);
    assertThat(data.training().image(30).toBytes()).isEqualTo(DIGITS.image(0).toBytes());
  }

  @Test
  void imagesAreTransposedAndInvertedAsTheSourceSays() throws IOException {
    Datasets data =
        read(
            files -> List.of(DIGITS, DIGITS),
            FileTrainingData.source(
                FILES, false, new SetArrangement(true, true, Optional.empty())));

    assertThat(data.training().image(3).toBytes())
        .isEqualTo(DIGITS.transposed().inverted().image(3).toBytes());
  }

  @Test
  void theSourceLeadsBackToTheSameFiles() throws IOException {
    Map<String, String> source =
        FileTrainingData.source(
            List.of(Path.of("a b"), Path.of("c")),
            false,
            new SetArrangement(true, false, Optional.of(Digits.GARMENTS)));
    DatasetFiles opener =
        files -> {
          assertThat(files)
              .containsExactly(Path.of("a b").toAbsolutePath(), Path.of("c").toAbsolutePath());
          return List.of(DIGITS);
        };

    assertThat(read(opener, source).training().size()).isEqualTo(60);
    assertThat(
            new TrainingDataSources(
                    Digits.trainingData(30, 10), new MemoryMyDigits(), opener, images -> List.of())
                .of(source)
                .source())
        .isEqualTo(source);
  }

  @Test
  void aHandfulOfImagesIsRefused() {
    Map<String, String> source = FileTrainingData.source(FILES, false, SetArrangement.AS_FILED);

    assertThatThrownBy(() -> read(files -> List.of(DIGITS.take(5)), source))
        .isInstanceOf(StudioException.class)
        .extracting("key")
        .isEqualTo("application.data.too-few");
  }

  @Test
  void namesOfTheSetStayWithItsTestPart() throws IOException {
    DigitDataset garments = DIGITS.withClassNames(Digits.GARMENTS);
    Map<String, String> source = FileTrainingData.source(FILES, false, SetArrangement.AS_FILED);

    Datasets data = read(files -> List.of(garments), source);

    assertThat(data.training().classNames()).isEqualTo(Digits.GARMENTS);
    assertThat(data.test().classNames()).isEqualTo(Digits.GARMENTS);
  }

  @Test
  void otherClassesAreNotMixedWithDigits() {
    DigitDataset garments = DIGITS.withClassNames(Digits.GARMENTS);
    Map<String, String> source = FileTrainingData.source(FILES, true, SetArrangement.AS_FILED);

    assertThatThrownBy(() -> read(files -> List.of(garments), source))
        .isInstanceOf(StudioException.class)
        .extracting("key")
        .isEqualTo("application.data.mixed-classes");
  }
}
