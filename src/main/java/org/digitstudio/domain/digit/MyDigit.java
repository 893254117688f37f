package org.digitstudio.domain.digit;

import java.time.Instant;
import java.util.Optional;

/**
 * A digit the user has saved, with its label.
 *
 * @param id unique among My digits
 * @param label 0..9
 * @param image the network's input
 * @param ink empty where the digit comes from a picture
 */
public record MyDigit(String id, int label, Instant time, DigitImage image, Optional<Ink> ink) {
  public MyDigit {
    if (label < 0 || label >= Prediction.CLASSES) {
      throw new IllegalArgumentException("No label: " + label);
    }
  }

  public MyDigit withLabel(int newLabel) {
    return new MyDigit(id, newLabel, time, image, ink);
  }
}
