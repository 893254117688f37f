package org.digitstudio.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The work that every peer does: trains in batches of 200, evaluates after each epoch, then
 * predicts one image again and again. Prints a JSON line for each epoch and one for prediction.
 */
final class PeerRun {
  /** Threads that every library is given. */
  static final int THREADS = 2;

  private static final int BATCH = 200;
  private static final int EVALUATION_BATCH = 1_000;
  private static final int WARM_UP = 300;
  private static final int PREDICTIONS = 500;

  private final String name;
  private final Path folder;
  private final int epochs;
  private final int limit;

  /**
   * @param arguments the folder of MNIST's four IDX files, the number of epochs, and optionally how
   *     many training images to use, for a quick trial
   */
  PeerRun(String name, String[] arguments) {
    this.name = name;
    folder = Path.of(arguments[0]);
    epochs = Integer.parseInt(arguments[1]);
    limit = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
  }

  Path folder() {
    return folder;
  }

  /** Trains, evaluates and predicts. */
  void perform(Supplier<PeerNetwork> maker) throws IOException {
    DigitImages training = DigitImages.read(folder, "train", limit);
    DigitImages test = DigitImages.read(folder, "t10k", 0);
    try (PeerNetwork network = maker.get()) {
      List<Integer> batches = new ArrayList<>();
      for (int i = 0; i < training.count() / BATCH; i++) {
        batches.add(i);
      }
      for (int epoch = 1; epoch <= epochs; epoch++) {
        Collections.shuffle(batches, new Random(epoch));
        double trained = train(network, training, batches);
        evaluate(network, test, epoch, trained);
      }
      predict(network, test);
    }
  }

  /** Predicts only, with a library that does not train. */
  void performPrediction(PeerNetwork network) throws IOException {
    predict(network, DigitImages.read(folder, "t10k", 0));
  }

  /** Trains an epoch and returns the seconds. */
  private static double train(PeerNetwork network, DigitImages images, List<Integer> batches) {
    long start = System.nanoTime();
    for (int batch : batches) {
      network.train(images.pixels(batch * BATCH, BATCH), images.labels(batch * BATCH, BATCH));
    }
    return seconds(start);
  }

  private void evaluate(PeerNetwork network, DigitImages test, int epoch, double trained) {
    long start = System.nanoTime();
    int correct = 0;
    for (int from = 0; from < test.count(); from += EVALUATION_BATCH) {
      int count = Math.min(EVALUATION_BATCH, test.count() - from);
      int[] predicted = network.classify(test.pixels(from, count), count);
      for (int i = 0; i < count; i++) {
        correct += predicted[i] == test.labels()[from + i] ? 1 : 0;
      }
    }
    print(
        "{\"peer\":\"%s\",\"epoch\":%d,\"train_s\":%.3f,\"evaluate_s\":%.4f,\"accuracy\":%.4f}",
        name, epoch, trained, seconds(start), (double) correct / test.count());
  }

  private void predict(PeerNetwork network, DigitImages test) {
    float[] image = test.pixels(0, 1);
    long[] nanos = new long[PREDICTIONS];
    for (int i = -WARM_UP; i < PREDICTIONS; i++) {
      long start = System.nanoTime();
      network.predictOne(image);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    print(
        "{\"peer\":\"%s\",\"predict_p50_ms\":%.4f,\"predict_p99_ms\":%.4f}",
        name, nanos[PREDICTIONS / 2] / 1e6, nanos[PREDICTIONS * 99 / 100] / 1e6);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
