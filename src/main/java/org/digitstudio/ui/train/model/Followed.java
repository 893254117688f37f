package org.digitstudio.ui.train.model;

import java.util.OptionalInt;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;

/**
 * The image whose prediction is followed through a run.
 *
 * @param name as the user knows it
 * @param label its digit, where it has one
 */
public record Followed(String name, DigitImage image, OptionalInt label) {
  static final Followed NOTHING = new Followed("", DigitImage.empty(), OptionalInt.empty());

  boolean isOfTest() {
    return label.isPresent();
  }

  /** Follows the user's drawing. */
  public static Followed drawing(DigitImage image) {
    return new Followed(Messages.text("train.replay.drawing"), image, OptionalInt.empty());
  }

  /** Follows an image of the test set. */
  public static Followed ofTest(DigitDataset test, int index) {
    return new Followed(
        Messages.text("train.replay.test", index, test.classNames().of(test.label(index))),
        test.image(index),
        OptionalInt.of(test.label(index)));
  }
}
