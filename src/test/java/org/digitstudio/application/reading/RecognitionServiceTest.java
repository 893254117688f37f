package org.digitstudio.application.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.application.Digits;
import org.digitstudio.application.FakeClassifier;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.engine.detector.BundledDetector;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.Inks;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.ink.TemplateReader;
import org.digitstudio.lab.NonDigits;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class RecognitionServiceTest {
  private static final Ink ZERO = Inks.ink(12, Inks.circle(50, 80, 60, 40));
  private static final PreparationOptions ALL = PreparationOptions.ALL;

  private final FakeClassifier classifier =
      new FakeClassifier(
          0,
          new TemplateReader()
              .knowing(0, InkNormalizer.image(ZERO))
              .knowing(7, InkNormalizer.image(Inks.seven())));
  private final RecognitionService service = new RecognitionService(BundledDetector::get);

  private static Ink seventy() {
    List<Stroke> strokes = new ArrayList<>(Inks.seven().strokes());
    strokes.addAll(Inks.moved(ZERO, 1, 160, 0).strokes());
    return new Ink(strokes, 12);
  }

  @Test
  void anEmptyPageHasNoDigits() {
    Reading reading = service.read(Ink.EMPTY, classifier, ALL);
    assertThat(reading.isEmpty()).isTrue();
    assertThat(reading.number()).isEmpty();
    assertThat(reading.sure()).isFalse();
  }

  @Test
  void oneDigitIsReadWithItsBoxAndItsSteps() {
    Reading reading = service.read(Inks.seven(), false, new Box(0, 0, 300, 300), classifier, ALL);
    Reading.ReadDigit seven = reading.single().orElseThrow();
    assertThat(reading.number()).isEqualTo("7");
    assertThat(reading.sure()).isTrue();
    assertThat(seven.image()).isEqualTo(InkNormalizer.image(Inks.seven()));
    assertThat(seven.preparation().image()).isEqualTo(seven.image());
    assertThat(seven.box()).isEqualTo(new Box(-6, -6, 112, 172));
  }

  @Test
  void aNumberIsReadDigitByDigit() {
    assertThat(service.read(seventy(), classifier, ALL).number()).isEqualTo("70");
  }

  @Test
  void aModelOfOtherClassesReadsTheWholeDrawingAsOneObject() {
    float[] sneaker = new float[Prediction.CLASSES];
    sneaker[7] = 1;
    FakeClassifier garments =
        new FakeClassifier(0, image -> new Prediction(sneaker, true, 0)).naming(Digits.GARMENTS);

    Reading reading = service.read(seventy(), garments, ALL);

    assertThat(reading.digits()).hasSize(1);
    assertThat(reading.number()).isEqualTo("Sneaker");
    assertThat(reading.single().orElseThrow().image()).isEqualTo(InkNormalizer.image(seventy()));
  }

  @Test
  void furtherStrokesDoNotChangeFinishedDigits() {
    service.read(Inks.seven(), classifier, ALL);
    service.read(seventy(), classifier, ALL);
    int before = classifier.calls();
    service.read(seventy(), classifier, ALL);
    assertThat(classifier.calls()).isEqualTo(before);
  }

  @Test
  void aChangeOfModelClearsTheCache() {
    service.read(Inks.seven(), classifier, ALL);
    FakeClassifier other = new FakeClassifier(0);
    service.read(Inks.seven(), other, ALL);
    assertThat(other.calls()).isPositive();
  }

  @Test
  void aDotABlotAndAScribbleAreNeverSure() {
    FakeClassifier gullible =
        new FakeClassifier(
            0, image -> new Prediction(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, true, 0));
    assertThat(NonDigits.dots(20, 1)).noneMatch(dot -> service.read(dot, gullible, ALL).sure());
    assertThat(NonDigits.scribbles(20, 1))
        .filteredOn(scribble -> service.read(scribble, gullible, ALL).sure())
        .as("most are refused by their way alone; the model's own detectors come on top")
        .hasSizeLessThan(8);
    float[] blot = new float[100 * 100];
    for (int i = 0; i < blot.length; i++) {
      blot[i] = Math.hypot(i % 100 - 50, i / 100 - 50) < 14 ? 0 : 1;
    }
    assertThat(service.read(GreyPicture.of(100, 100, blot), gullible, ALL).sure()).isFalse();
    assertThat(service.read(Inks.seven(), gullible, ALL).sure()).isTrue();
  }

  @Test
  void aDisabledStepChangesThePreparedImage() {
    Box page = new Box(0, 0, 600, 600);
    PreparationOptions noScale = new PreparationOptions(true, false, true, true);
    Reading reading = service.read(Inks.seven(), false, page, classifier, noScale);
    DigitImage small = reading.single().orElseThrow().image();
    assertThat(small.inkMass()).isLessThan(InkNormalizer.image(Inks.seven()).inkMass() / 2);
  }

  @Test
  void anMnistImageIsReadUnchanged() {
    DigitImage image = BundledMnist.test().image(0);
    Reading reading = service.read(GreyPicture.of(image), classifier, ALL);
    assertThat(reading.single().orElseThrow().image()).isEqualTo(image);
  }
}
