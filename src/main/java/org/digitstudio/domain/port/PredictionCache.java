package org.digitstudio.domain.port;

import java.io.IOException;
import java.util.Optional;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/** Keeps what a model said of a whole set, so that it need not read it again. */
public interface PredictionCache {
  /** Forgets at once. */
  PredictionCache NONE =
      new PredictionCache() {
        @Override
        public Optional<BatchResult> find(String model, long data, int count) {
          return Optional.empty();
        }

        @Override
        public void put(String model, long data, BatchResult reading) {}
      };

  /**
   * What was kept, without features; empty where there is none or where it is damaged.
   *
   * @param model the model's fingerprint, lower-case hexadecimal
   * @param data the set's checksum
   * @param count how many pictures the set has
   */
  Optional<BatchResult> find(String model, long data, int count);

  /** Keeps the probabilities and what is sure; the features are left out. */
  void put(String model, long data, BatchResult reading) throws IOException;
}
