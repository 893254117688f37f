package org.digitstudio.application.data;

import java.util.Optional;

/**
 * Where reading all pictures stands.
 *
 * @param fraction of all pictures, 0..1; empty when nothing is being read
 * @param failure one sentence where reading failed
 * @param stopped whether the user stopped it before the end
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
