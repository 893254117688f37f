package org.digitstudio.application.data;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.port.PredictionCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model's predictions for whole sets, computed once and then read from the cache. */
final class CachedPredictions {
  private static final Logger LOG = LoggerFactory.getLogger(CachedPredictions.class);

  private final PredictionCache cache;

  CachedPredictions(PredictionCache cache) {
    this.cache = cache;
  }

  /**
   * Returns the predictions for a set.
   *
   * @param progress receives 0..1 while they are computed; nothing where they are cached
   * @throws CancellationException once the task is cancelled
   */
  BatchResult of(
      DigitClassifier classifier, DigitDataset data, DoubleConsumer progress, BackgroundTask task) {
    String model = ModelFingerprint.of(classifier.model());
    long checksum = DataChecksum.of(data);
    Optional<BatchResult> known = cache.find(model, checksum, data.size());
    if (known.isPresent()) {
      return known.get();
    }
    BatchResult fresh = classifier.classifyAll(data, Extra.NONE, progress, task::isCancelled);
    task.checkCancelled();
    try {
      cache.put(model, checksum, fresh);
    } catch (IOException e) {
      LOG.info("Predictions cannot be cached: {}", e.getMessage());
    }
    return fresh;
  }
}
