package org.digitstudio.engine.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.jspecify.annotations.Nullable;

/** Classifies one set of images on all cores, chunk by chunk. */
final class BatchClassification {
  /** Images per chunk; a multiple of the matrix kernels' 15 rows. */
  static final int CHUNK = 30;

  private final FusedClassifier classifier;
  private final FusedInference inference;
  private final DigitDataset data;
  private final Extra want;
  private final int width;
  private final int chunks;
  private final float[] probabilities;
  private final float[] features;
  private final boolean[] sure;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean ended;

  BatchClassification(
      FusedClassifier classifier, FusedInference inference, DigitDataset data, Extra want) {
    this.classifier = classifier;
    this.inference = inference;
    this.data = data;
    this.want = want;
    this.width = want.width(classifier.model().spec());
    this.chunks = Math.ceilDiv(data.size(), CHUNK);
    this.probabilities = new float[data.size() * Prediction.CLASSES];
    this.features = new float[Math.multiplyExact(data.size(), width)];
    this.sure = new boolean[data.size()];
  }

  /**
   * Classifies the whole set; the calling thread takes part.
   *
   * @throws RuntimeException the first exception or error of any thread
   * @throws CancellationException if {@code cancelled} returns true
   */
  BatchResult run(DoubleConsumer progress, BooleanSupplier cancelled) {
    List<Thread> helpers = new ArrayList<>();
    try {
      startHelpers(helpers);
      while (failure.get() == null && classifyChunk()) {
        progress.accept(finished.get() / (double) chunks);
        if (cancelled.getAsBoolean()) {
          throw new CancellationException("The classification was stopped");
        }
      }
    } finally {
      // Helpers end after their current chunk.
      ended = true;
      join(helpers);
    }
    rethrow(failure.get());
    progress.accept(1);
    return new BatchResult(probabilities, features, width, sure);
  }

  private void startHelpers(List<Thread> helpers) {
    int count = Math.min(Runtime.getRuntime().availableProcessors(), chunks) - 1;
    for (int i = 0; i < count; i++) {
      helpers.add(Thread.ofPlatform().daemon().name("classifier-" + i).start(this::help));
    }
  }

  @SuppressWarnings("checkstyle:illegalcatch") // Errors are passed to the caller too.
  private void help() {
    try {
      boolean more = true;
      while (more && !ended && failure.get() == null) {
        more = classifyChunk();
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Classifies the next chunk and returns whether there was one. */
  private boolean classifyChunk() {
    int chunk = next.getAndIncrement();
    if (chunk >= chunks) {
      return false;
    }
    int from = chunk * CHUNK;
    int count = Math.min(CHUNK, data.size() - from);
    FusedInference.Workspace workspace = inference.borrow();
    load(workspace, from, count);
    workspace.run(count);
    for (int i = 0; i < count; i++) {
      store(workspace, i, from + i);
    }
    inference.release(workspace);
    finished.incrementAndGet();
    return true;
  }

  private void load(FusedInference.Workspace workspace, int from, int count) {
    byte[] bytes = new byte[DigitImage.PIXELS];
    float[] pixels = new float[DigitImage.PIXELS];
    for (int i = 0; i < count; i++) {
      data.copyPixels(from + i, bytes, 0);
      for (int p = 0; p < DigitImage.PIXELS; p++) {
        pixels[p] = (bytes[p] & 0xFF) / 255f;
      }
      workspace.input(pixels, 0, i);
    }
  }

  private void store(FusedInference.Workspace workspace, int index, int image) {
    Calibration.CalibratedOutput output = classifier.calibrated(workspace, index);
    System.arraycopy(
        output.probabilities(), 0, probabilities, image * Prediction.CLASSES, Prediction.CLASSES);
    sure[image] = output.sure();
    float[] wanted =
        switch (want) {
          case NONE -> new float[0];
          case FEATURES -> workspace.features(index);
          case OOD_FEATURES -> classifier.oodFeatures(workspace, index);
        };
    System.arraycopy(wanted, 0, features, image * width, width);
  }

  /**
   * Waits for the helpers, ignoring interrupts until then, because they use this object's arrays.
   */
  private static void join(List<Thread> helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
