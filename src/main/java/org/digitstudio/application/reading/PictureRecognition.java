package org.digitstudio.application.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.InkMap;
import org.digitstudio.ink.PicturePreparer;
import org.digitstudio.ink.Plausibility;
import org.digitstudio.ink.Preparation;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.paper.FoundDigit;
import org.digitstudio.paper.InkPatch;
import org.digitstudio.paper.PaperReader;
import org.digitstudio.paper.PaperReading;

/**
 * Reads pictures by two models: the number reader finds the digits and predicts each in the context
 * of its line; the model in use predicts each one's ink alone. A prediction is sure if both agree.
 */
final class PictureRecognition {
  /** Minimum overlap (IoU) of the ink found by contrast and the digit's box to use that ink. */
  private static final float SAME = 0.7f;

  private final PaperReader reader;

  PictureRecognition(PaperReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a picture.
   *
   * @param model the model in use
   * @param options the enabled steps of the preparation
   * @return the digits line by line, from left to right
   */
  List<ReadDigit> read(
      GreyPicture picture, Function<DigitImage, Prediction> model, PreparationOptions options) {
    PaperReading paper = reader.read(picture);
    int count = paper.lines().stream().mapToInt(List::size).sum();
    List<ReadDigit> digits = new ArrayList<>();
    for (int line = 0; line < paper.lines().size(); line++) {
      for (FoundDigit found : paper.lines().get(line)) {
        Preparation steps =
            count == 1 ? single(picture, found, options) : prepared(picture, found, options);
        Prediction own = model.apply(steps.image());
        Prediction both =
            count == 1
                ? PredictionFusion.ofSingle(found, own, paper.doubts())
                : PredictionFusion.ofDigit(found, own, Plausibility.couldBeDigit(steps.image()));
        digits.add(new ReadDigit(found.box(), steps.image(), both, () -> steps, line));
      }
    }
    return PredictionFusion.ofNumber(digits, paper);
  }

  private static Preparation prepared(
      GreyPicture picture, FoundDigit found, PreparationOptions options) {
    InkPatch ink = found.ink();
    float perPixel = ink.area().height() / ink.height();
    return PicturePreparer.prepareInk(
        picture, new InkMap(ink.width(), ink.height(), ink.ink(), perPixel), options);
  }

  /** Prepares the only digit of a picture from ink found by contrast, which has more detail. */
  private static Preparation single(
      GreyPicture picture, FoundDigit found, PreparationOptions options) {
    Optional<Box> inked = PicturePreparer.inked(picture);
    boolean same = inked.filter(box -> overlap(box, found.box()) > SAME).isPresent();
    return same ? PicturePreparer.prepare(picture, options) : prepared(picture, found, options);
  }

  /** Returns the intersection over union. */
  private static float overlap(Box a, Box b) {
    float shared = Math.max(0, a.overlapX(b)) * Math.max(0, a.overlapY(b));
    return shared / (a.width() * a.height() + b.width() * b.height() - shared);
  }
}
