package org.digitstudio.application;

import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier;

/**
 * What the four places share.
 *
 * @param classifier the model in use; empty until the first one has loaded
 * @param drawing the digit on the canvas as the network gets it, newest first; empty image when the
 *     page is blank
 */
public record SharedState(
    ObservableValue<Optional<DigitClassifier>> classifier, ObservableValue<DigitImage> drawing) {
  public static SharedState blank() {
    return new SharedState(
        new ObservableValue<>(Optional.empty()), new ObservableValue<>(DigitImage.empty()));
  }
}
