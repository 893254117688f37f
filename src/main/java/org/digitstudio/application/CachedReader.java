package org.digitstudio.application;

import java.io.IOException;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.digitstudio.domain.DigitClassifier;
import org.digitstudio.domain.DigitClassifier.BatchResult;
import org.digitstudio.domain.DigitClassifier.Want;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.ReadingCache;

/** Has a model read a whole set, or recalls what it said of it before. */
final class CachedReader {
  private final ReadingCache cache;

  CachedReader(ReadingCache cache) {
    this.cache = cache;
  }

  /**
   * @param progress hears 0..1 while the model reads; nothing where the answer is recalled
   * @throws java.util.concurrent.CancellationException once the job is cancelled
   */
  BatchResult read(
      DigitClassifier classifier, DigitDataset data, DoubleConsumer progress, Job job) {
    String model = ModelFingerprint.of(classifier.model());
    long checksum = DataChecksum.of(data);
    Optional<BatchResult> known = cache.find(model, checksum, data.size());
    if (known.isPresent()) {
      return known.get();
    }
    BatchResult fresh =
        classifier.classifyAll(data, Want.PROBABILITIES, progress, job::isCancelled);
    job.checkCancelled();
    try {
      cache.keep(model, checksum, fresh);
    } catch (IOException e) {
      // A full disk costs another reading next time, not this one.
      return fresh;
    }
    return fresh;
  }
}
