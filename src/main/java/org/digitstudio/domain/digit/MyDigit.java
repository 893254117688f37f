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
 * @param writer name of who wrote it; empty where it is not known
 */
public record MyDigit(
    String id, int label, Instant time, DigitImage image, Optional<Ink> ink, String writer) {
  public static final int MAX_WRITER_LENGTH = 40;

  public MyDigit {
    if (label < 0 || label >= Prediction.CLASSES) {
      throw new IllegalArgumentException("No label: " + label);
    }
    if (writer.length() > MAX_WRITER_LENGTH) {
      throw new IllegalArgumentException("No name: " + writer);
    }
  }

  public MyDigit withLabel(int newLabel) {
    return new MyDigit(id, newLabel, time, image, ink, writer);
  }

  /**
   * @param newWriter at most {@link #MAX_WRITER_LENGTH} characters
   */
  public MyDigit withWriter(String newWriter) {
    return new MyDigit(id, label, time, image, ink, newWriter);
  }
}
