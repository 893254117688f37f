package org.digitstudio.application.collect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.application.collect.CollectedDigit.ReviewReason;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.PicturePreparer;
import org.digitstudio.paper.sheet.BoxReading;
import org.digitstudio.paper.sheet.SheetReader;
import org.digitstudio.paper.sheet.SheetReading;

/** Collects the digits of filled sheets. */
public final class SheetCollector {

  /**
   * Reads a photograph or scan of a filled sheet.
   *
   * @param classifier by which doubtful digits are told; the labels are the sheet's own
   * @return empty where no sheet with its four corner marks is to be seen
   */
  public Optional<CollectedSheet> read(GreyPicture photograph, DigitClassifier classifier) {
    return SheetReader.read(photograph).map(reading -> collected(reading, classifier));
  }

  private static CollectedSheet collected(SheetReading reading, DigitClassifier classifier) {
    List<CollectedDigit> digits = new ArrayList<>();
    for (BoxReading box : reading.filled()) {
      DigitImage image = PicturePreparer.image(box.picture());
      if (!image.isEmpty()) {
        Prediction prediction = classifier.classify(image);
        int label = box.box().digit();
        digits.add(
            new CollectedDigit(
                box.box().index(), label, image, prediction, doubt(box, label, prediction)));
      }
    }
    StringBuilder pupil = new StringBuilder();
    for (GreyPicture picture : reading.pupil()) {
      pupil.append(classifier.classify(PicturePreparer.image(picture)).digit());
    }
    return new CollectedSheet(reading.layout(), pupil.toString(), digits);
  }

  private static ReviewReason doubt(BoxReading box, int label, Prediction prediction) {
    if (prediction.sure() && prediction.digit() != label) {
      return ReviewReason.LOOKS_LIKE_ANOTHER;
    }
    if (box.cut()) {
      return ReviewReason.CUT;
    }
    return prediction.sure() || prediction.digit() == label
        ? ReviewReason.NONE
        : ReviewReason.UNREADABLE;
  }

  /**
   * Keeps digits among the user's own; all that were kept stay, even where one fails.
   *
   * @param writer name of who wrote them; empty where it is not known
   */
  public void keep(List<CollectedDigit> digits, String writer, MyDigitsStore store)
      throws IOException {
    for (CollectedDigit digit : digits) {
      store.add(digit.label(), digit.image(), Optional.empty(), writer);
    }
  }
}
