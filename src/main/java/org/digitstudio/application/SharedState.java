package org.digitstudio.application;

import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier;

/**
 * The state that the four pages share.
 *
 * @param classifier the model in use; empty until the first one has loaded
 * @param drawing the network's input made of the canvas; an empty image while the canvas is empty
 */
public record SharedState(
    ObservableValue<Optional<DigitClassifier>> classifier, ObservableValue<DigitImage> drawing) {
  public static SharedState blank() {
    return new SharedState(
        new ObservableValue<>(Optional.empty()), new ObservableValue<>(DigitImage.empty()));
  }
}
