package org.digitstudio.engine.dl4j;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.augment.Augmenter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch of pictures and smoothed labels as Deeplearning4j takes them. */
final class Dl4jBatch {
  private final DigitDataset data;
  private final InputLayout layout;
  private final float smoothing;
  private final Augmenter augmenter;
  private final byte[] bytes = new byte[DigitImage.PIXELS];
  private float[] pixels = {};
  private float[] targets = {};
  private int count;

  Dl4jBatch(TrainingPlan plan, DigitDataset data) {
    this.data = data;
    this.layout = plan.network().input();
    this.smoothing = (float) plan.optimization().labelSmoothing();
    this.augmenter = new Augmenter(plan.data().augmentation(), plan.seed());
  }

  /** Takes the pictures that {@code order} names from {@code from} up to {@code to}. */
  void take(int[] order, int from, int to, int epoch) {
    count = to - from;
    pixels = new float[count * DigitImage.PIXELS];
    targets = new float[count * Prediction.CLASSES];
    float[] picture = new float[DigitImage.PIXELS];
    for (int i = 0; i < count; i++) {
      int index = order[from + i];
      data.copyPixels(index, bytes, 0);
      augmenter.apply(bytes, 0, epoch, index, picture, 0);
      System.arraycopy(
          layout.arrange(picture), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
      for (int digit = 0; digit < Prediction.CLASSES; digit++) {
        targets[i * Prediction.CLASSES + digit] = target(digit, data.label(index));
      }
    }
  }

  /** Ten equal targets for what is no digit. */
  private float target(int digit, int label) {
    return label == DigitDataset.NO_DIGIT
        ? 1f / Prediction.CLASSES
        : smoothing / Prediction.CLASSES + (digit == label ? 1 - smoothing : 0f);
  }

  INDArray pictures() {
    return Dl4jNetworks.input(layout, pixels, count);
  }

  INDArray labels() {
    return Nd4j.createFromArray(targets).reshape(count, Prediction.CLASSES);
  }
}
