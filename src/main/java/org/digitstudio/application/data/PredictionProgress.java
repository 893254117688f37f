package org.digitstudio.application.data;

import java.util.Optional;

/**
 * The progress of computing the predictions for all images.
 *
 * @param fraction of all images, 0..1; empty while nothing is computed
 * @param failure one sentence where it failed
 * @param stopped whether the user stopped it
 */
public record PredictionProgress(
    Optional<Double> fraction, Optional<String> failure, boolean stopped) {
  static final PredictionProgress IDLE =
      new PredictionProgress(Optional.empty(), Optional.empty(), false);
  static final PredictionProgress STOPPED =
      new PredictionProgress(Optional.empty(), Optional.empty(), true);

  static PredictionProgress at(double fraction) {
    return new PredictionProgress(Optional.of(fraction), Optional.empty(), false);
  }

  static PredictionProgress failed(String sentence) {
    return new PredictionProgress(Optional.empty(), Optional.of(sentence), false);
  }
}
