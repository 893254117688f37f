package org.digitstudio.engine.dl4j;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.augment.Augmenter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch of images and smoothed labels in Deeplearning4j's form. */
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

  /** Loads the images of indices {@code order[from]} to {@code order[to - 1]}, augmented. */
  void load(int[] order, int from, int to, int epoch) {
    count = to - from;
    pixels = new float[count * DigitImage.PIXELS];
    targets = new float[count * Prediction.CLASSES];
    float[] image = new float[DigitImage.PIXELS];
    for (int i = 0; i < count; i++) {
      int index = order[from + i];
      data.copyPixels(index, bytes, 0);
      augmenter.apply(bytes, 0, epoch, index, image, 0);
      System.arraycopy(layout.arrange(image), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
      for (int digit = 0; digit < Prediction.CLASSES; digit++) {
        targets[i * Prediction.CLASSES + digit] = target(digit, data.label(index));
      }
    }
  }

  private float target(int digit, int label) {
    return smoothing / Prediction.CLASSES + (digit == label ? 1 - smoothing : 0f);
  }

  INDArray images() {
    return Dl4jNetworks.input(layout, pixels, count);
  }

  INDArray labels() {
    return Nd4j.createFromArray(targets).reshape(count, Prediction.CLASSES);
  }
}
