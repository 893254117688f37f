package org.digitstudio.application.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.engine.detector.BundledDetector;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.PaperKind;
import org.digitstudio.lab.paper.PaperTable;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Studios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads pictures of paper with the number reader and the model that come with the program. */
class PaperReadingTest {
  private static final DigitClassifier ACCURATE =
      Studios.workspace("accurate").classifier().get().orElseThrow();
  private static final GlyphBook BOOK = new GlyphBook().withImages(BundledMnist.test());

  private final RecognitionService service = new RecognitionService(BundledDetector::get);

  private Reading read(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PaperReadingTest.class.getResourceAsStream("/paper/" + file))) {
      GreyPicture picture = PictureReader.read(in.readAllBytes(), file);
      return service.read(picture, ACCURATE, PreparationOptions.ALL);
    }
  }

  /** Pictures that an ordinary framing made unreadable before. */
  @ParameterizedTest
  @CsvSource({
    "blue-on-black-5.png, 5",
    "clipped-right-258.png, 258",
    "column-1-3-5-7-9.png, 1 3 5 7 9",
    "dark-strip-7.png, 7",
    "fills-16px-0.png, 0",
    "fills-its-picture-1.png, 1",
    "fills-its-picture-4.png, 4",
    "printed-boxes-20359.png, 20359",
    "sheet-on-desk-7.jpg, 7",
    "two-lines-12-34.png, 12 34",
  })
  void numbersAreReadInOrdinaryFraming(String file, String numbers) throws IOException {
    assertThat(read(file).number()).isEqualTo(numbers);
  }

  /** Digits of writers that neither the number reader nor the model has seen. */
  @ParameterizedTest
  @CsvSource({
    "FLUSH, 70", "TABLE, 80", "STRIP, 80", "COLUMN, 70", "LINES, 70", "FILLS, 80",
    "TINY, 85", "BOXES, 80", "RULES, 80", "HUE, 85", "NOTEBOOK, 75", "CHEQUE, 55",
  })
  void numbersAreReadOnEveryKindOfPaper(PaperKind kind, int percent) {
    PaperTable table = new PaperTable(service, ACCURATE, BOOK, new BackgroundTask());

    PaperTable.Row row = table.row(kind, 20, 7);

    assertThat(100 * row.right() / row.n()).as("right, in percent").isGreaterThan(percent);
    assertThat(row.sureButWrong()).as("sure but wrong").isLessThanOrEqualTo(1);
    assertThat(row.empty()).as("said to be empty").isLessThanOrEqualTo(2);
  }

  @Test
  void emptyPaperIsNotRead() {
    float[] paper = new float[300 * 200];
    for (int i = 0; i < paper.length; i++) {
      paper[i] = 0.8f + 0.002f * (i * 7919 % 31 - 15);
    }

    Reading reading =
        service.read(GreyPicture.of(300, 200, paper), ACCURATE, PreparationOptions.ALL);

    assertThat(reading.isEmpty()).isTrue();
  }
}
