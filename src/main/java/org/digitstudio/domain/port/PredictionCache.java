package org.digitstudio.domain.port;

import java.io.IOException;
import java.util.Optional;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/** Keeps a model's predictions of a whole set, so that they are computed once. */
public interface PredictionCache {
  /** Keeps nothing. */
  PredictionCache NONE =
      new PredictionCache() {
        @Override
        public Optional<BatchResult> find(String model, long data, int count) {
          return Optional.empty();
        }

        @Override
        public void put(String model, long data, BatchResult predictions) {}
      };

  /**
   * Returns the predictions kept, without features; empty where there are none or they are damaged.
   *
   * @param model the model's fingerprint, lower-case hexadecimal
   * @param data the set's checksum
   * @param count how many images the set has
   */
  Optional<BatchResult> find(String model, long data, int count);

  /** Keeps predictions without their features. */
  void put(String model, long data, BatchResult predictions) throws IOException;
}
