package org.digitstudio.engine.fused;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.OodFeatures;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.engine.simd.Tiles;

/** Reads pictures in Java alone: no native library is loaded, so it is ready at once. */
public final class FusedClassifier implements DigitClassifier {
  /** Pictures a thread takes at a time; a multiple of the tiles' 14 rows. */
  private static final int CHUNK = 28;

  private final Model model;
  private final Calibration calibration;
  private final OodFeatures traits;
  private final FusedInference single;
  private final FusedInference many;

  public FusedClassifier(Model model) {
    this(model, Tiles.best());
  }

  /**
   * @param tiles the loops to read with
   */
  public FusedClassifier(Model model, Tiles tiles) {
    this.model = model;
    this.calibration = model.card().calibration().orElse(Calibration.NONE);
    this.traits = OodFeatures.of(model.spec());
    float[] parameters = model.parameters();
    this.single = new FusedInference(model.spec(), parameters, tiles, 1);
    this.many = new FusedInference(model.spec(), parameters, tiles, CHUNK);
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public Prediction classify(DigitImage image) {
    long start = System.nanoTime();
    FusedInference.Desk desk = read(image);
    Calibration.Verdict verdict = judge(desk, 0);
    single.giveBack(desk);
    return new Prediction(
        verdict.probabilities(), verdict.score(), verdict.sure(), System.nanoTime() - start);
  }

  @Override
  public float[] features(DigitImage image) {
    FusedInference.Desk desk = read(image);
    float[] features = desk.features(0);
    single.giveBack(desk);
    return features;
  }

  private FusedInference.Desk read(DigitImage image) {
    FusedInference.Desk desk = single.borrow();
    desk.put(image.pixels(), 0, 0);
    desk.read(1);
    return desk;
  }

  private Calibration.Verdict judge(FusedInference.Desk desk, int index) {
    return calibration.judge(
        desk.sums(index), calibration.hasDetectors() ? traits(desk, index) : new float[0]);
  }

  private float[] traits(FusedInference.Desk desk, int index) {
    return traits.of(desk.features(index), desk.flattened(index));
  }

  @Override
  public BatchResult classifyAll(
      DigitDataset data, Want want, DoubleConsumer progress, BooleanSupplier cancelled) {
    SetReading reading = new SetReading(data, want);
    int helpers = Math.min(Runtime.getRuntime().availableProcessors(), reading.chunks()) - 1;
    Thread[] threads = new Thread[Math.max(0, helpers)];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.ofPlatform().daemon().name("reader-" + i).start(reading::help);
    }
    try {
      while (reading.readChunk()) {
        progress.accept(reading.done());
        if (cancelled.getAsBoolean()) {
          throw new CancellationException("Reading the set was stopped");
        }
      }
    } finally {
      // No chunk is left, or none is wanted: helpers end with the one they are at.
      reading.end(threads);
    }
    progress.accept(1);
    return reading.result();
  }

  /** One set being read by several threads, chunk by chunk. */
  private final class SetReading {
    private final DigitDataset data;
    private final Want want;
    private final int width;
    private final float[] probabilities;
    private final float[] features;
    private final boolean[] sure;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private volatile boolean ended;

    SetReading(DigitDataset data, Want want) {
      this.data = data;
      this.want = want;
      this.width = want.width(model.spec());
      this.probabilities = new float[data.size() * Prediction.CLASSES];
      this.features = new float[Math.multiplyExact(data.size(), width)];
      this.sure = new boolean[data.size()];
    }

    int chunks() {
      return (data.size() + CHUNK - 1) / CHUNK;
    }

    double done() {
      return finished.get() / (double) chunks();
    }

    void help() {
      while (!ended && readChunk()) {
        // Another chunk.
      }
    }

    boolean readChunk() {
      int chunk = next.getAndIncrement();
      if (chunk >= chunks()) {
        return false;
      }
      int from = chunk * CHUNK;
      int count = Math.min(CHUNK, data.size() - from);
      FusedInference.Desk desk = many.borrow();
      byte[] bytes = new byte[DigitImage.PIXELS];
      float[] pixels = new float[DigitImage.PIXELS];
      for (int i = 0; i < count; i++) {
        data.copyPixels(from + i, bytes, 0);
        for (int p = 0; p < DigitImage.PIXELS; p++) {
          pixels[p] = (bytes[p] & 0xFF) / 255f;
        }
        desk.put(pixels, 0, i);
      }
      desk.read(count);
      for (int i = 0; i < count; i++) {
        Calibration.Verdict verdict = judge(desk, i);
        System.arraycopy(
            verdict.probabilities(), 0, probabilities, (from + i) * Prediction.CLASSES, 10);
        sure[from + i] = verdict.sure();
        System.arraycopy(wanted(desk, i), 0, features, (from + i) * width, width);
      }
      many.giveBack(desk);
      finished.incrementAndGet();
      return true;
    }

    private float[] wanted(FusedInference.Desk desk, int index) {
      return switch (want) {
        case PROBABILITIES -> new float[0];
        case FEATURES -> desk.features(index);
        case TRAITS -> traits(desk, index);
      };
    }

    void end(Thread[] threads) {
      ended = true;
      boolean interrupted = false;
      for (Thread thread : threads) {
        while (thread.isAlive()) {
          try {
            thread.join();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    BatchResult result() {
      return new BatchResult(probabilities, features, width, sure);
    }
  }
}
