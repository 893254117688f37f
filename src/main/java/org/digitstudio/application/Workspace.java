package org.digitstudio.application;

import java.util.Optional;
import org.digitstudio.domain.DigitClassifier;
import org.digitstudio.domain.DigitImage;

/**
 * What the four places share.
 *
 * @param classifier the model in use; empty until the first one has loaded
 * @param drawing the digit on the canvas as the network gets it, newest first; empty image when the
 *     page is blank
 */
public record Workspace(Live<Optional<DigitClassifier>> classifier, Live<DigitImage> drawing) {
  public static Workspace blank() {
    return new Workspace(new Live<>(Optional.empty()), new Live<>(DigitImage.empty()));
  }
}
