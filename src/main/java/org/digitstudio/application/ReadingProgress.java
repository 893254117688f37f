package org.digitstudio.application;

import java.util.Optional;

/**
 * Where reading all pictures stands.
 *
 * @param fraction of all pictures, 0..1; empty when nothing is being read
 * @param trouble one sentence where reading failed
 * @param stopped whether the user stopped it before the end
 */
public record ReadingProgress(
    Optional<Double> fraction, Optional<String> trouble, boolean stopped) {
  static final ReadingProgress IDLE =
      new ReadingProgress(Optional.empty(), Optional.empty(), false);
  static final ReadingProgress STOPPED =
      new ReadingProgress(Optional.empty(), Optional.empty(), true);

  static ReadingProgress at(double fraction) {
    return new ReadingProgress(Optional.of(fraction), Optional.empty(), false);
  }

  static ReadingProgress failed(String sentence) {
    return new ReadingProgress(Optional.empty(), Optional.of(sentence), false);
  }
}
