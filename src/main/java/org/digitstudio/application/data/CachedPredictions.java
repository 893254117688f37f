package org.digitstudio.application.data;

import java.io.IOException;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.training.DataChecksum;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.port.PredictionCache;

/** Has a model read a whole set, or recalls what it said of it before. */
final class CachedPredictions {
  private final PredictionCache cache;

  CachedPredictions(PredictionCache cache) {
    this.cache = cache;
  }

  /**
   * @param progress hears 0..1 while the model reads; nothing where the answer is recalled
   * @throws java.util.concurrent.CancellationException once the job is cancelled
   */
  BatchResult read(
      DigitClassifier classifier, DigitDataset data, DoubleConsumer progress, BackgroundTask job) {
    String model = ModelFingerprint.of(classifier.model());
    long checksum = DataChecksum.of(data);
    Optional<BatchResult> known = cache.find(model, checksum, data.size());
    if (known.isPresent()) {
      return known.get();
    }
    BatchResult fresh = classifier.classifyAll(data, Extra.NONE, progress, job::isCancelled);
    job.checkCancelled();
    try {
      cache.put(model, checksum, fresh);
    } catch (IOException e) {
      // A full disk costs another reading next time, not this one.
      return fresh;
    }
    return fresh;
  }
}
