package org.digitstudio.application.collect;

import java.util.List;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/**
 * A digit that a pupil wrote on a sheet.
 *
 * @param box of the sheet, counted from 0
 * @param label the digit that the box asks for
 * @param image as a network gets it
 * @param prediction what the model in use takes it for
 * @param doubt why it should be looked at before it is kept
 */
public record CollectedDigit(
    int box, int label, DigitImage image, Prediction prediction, ReviewReason doubt) {

  /** Reasons to look at a digit. */
  public enum ReviewReason {
    NONE,

    /** Its ink runs out of the box. */
    CUT,

    /** The model is sure that it is another digit. */
    LOOKS_LIKE_ANOTHER,

    /** The model does not know what it is. */
    UNREADABLE
  }

  /** Digits as a set to learn from, under the labels that their boxes ask for. */
  public static DigitDataset dataset(String name, List<CollectedDigit> digits) {
    return new ImageSet(
        name,
        digits.stream().map(CollectedDigit::image).toList(),
        digits.stream().mapToInt(CollectedDigit::label).toArray());
  }
}
