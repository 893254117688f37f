package org.digitstudio.application.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.collect.CollectedDigit.ReviewReason;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.SheetMaker;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Studios;
import org.junit.jupiter.api.Test;

class SheetCollectorTest {
  private static final DigitClassifier ACCURATE =
      Studios.workspace("accurate").classifier().get().orElseThrow();
  private static final SheetMaker MAKER =
      new SheetMaker(new GlyphBook().withImages(BundledMnist.test()));

  private final SheetCollector collector = new SheetCollector();

  @Test
  void theDigitsOfAPhotographedSheetCarryTheSheetsLabels() throws IOException {
    CollectedSheet sheet = collector.read(MAKER.make(3).photograph(), ACCURATE).orElseThrow();
    MemoryMyDigits kept = new MemoryMyDigits();

    collector.keep(sheet.digits(), "Pupil 7", kept);

    assertThat(kept.list()).hasSameSizeAs(sheet.digits());
    assertThat(kept.list().stream().map(MyDigit::label))
        .isEqualTo(sheet.digits().stream().map(CollectedDigit::label).toList());
    assertThat(kept.list()).extracting(MyDigit::writer).containsOnly("Pupil 7");
    assertThat(sheet.dataset().size()).isEqualTo(sheet.digits().size());
    long read = sheet.digits().stream().filter(d -> d.prediction().digit() == d.label()).count();
    assertThat((double) read / sheet.digits().size()).isGreaterThan(0.9);
  }

  @Test
  void fewDigitsOfATidySheetAreDoubted() {
    CollectedSheet sheet = collector.read(MAKER.make(3).photograph(), ACCURATE).orElseThrow();

    long doubted = sheet.digits().stream().filter(d -> d.doubt() != ReviewReason.NONE).count();

    assertThat((double) doubted / sheet.digits().size()).isLessThan(0.15);
  }

  @Test
  void aPictureOfSomethingElseIsNoSheet() {
    assertThat(collector.read(GreyPicture.of(60, 40, new float[2_400]), ACCURATE)).isEmpty();
  }
}
