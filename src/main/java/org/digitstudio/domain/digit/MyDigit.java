package org.digitstudio.domain.digit;

import java.time.Instant;
import java.util.Optional;
import org.digitstudio.domain.Checks;

/**
 * A digit the user kept.
 *
 * @param id unlike any other's
 * @param label what it is meant to be, 0..9
 * @param image as the network got it
 * @param ink where it was drawn and not read from a picture
 */
public record MyDigit(String id, int label, Instant time, DigitImage image, Optional<Ink> ink) {
  public MyDigit {
    Checks.range("A digit", label, 0, 9);
  }

  public MyDigit withLabel(int newLabel) {
    return new MyDigit(id, newLabel, time, image, ink);
  }
}
