package org.digitstudio.engine.fused;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.augment.Augmenter;
import org.digitstudio.engine.op.BatchContext;

/** Loads the images and labels of a batch, augmented as the plan says. */
final class BatchLoader {
  private final DigitDataset data;
  private final FusedNetwork network;
  private final Augmenter[] augmenters;
  private final byte[][] bytes;
  private final float[][] images;

  BatchLoader(TrainingPlan plan, DigitDataset data, FusedNetwork network) {
    this.data = data;
    this.network = network;
    this.augmenters = new Augmenter[plan.threads()];
    this.bytes = new byte[plan.threads()][DigitImage.PIXELS];
    this.images = new float[plan.threads()][DigitImage.PIXELS];
    for (int i = 0; i < augmenters.length; i++) {
      augmenters[i] = new Augmenter(plan.data().augmentation(), plan.seed());
    }
  }

  /** Loads a worker's share of the batch. */
  void load(BatchContext batch, int worker) {
    float[] image = images[worker];
    for (int i = batch.from(worker); i < batch.to(worker); i++) {
      int index = batch.imageIndices[i];
      data.copyPixels(index, bytes[worker], 0);
      augmenters[worker].apply(bytes[worker], 0, batch.epoch, index, image, 0);
      network.input(image, 0, i);
      network.output.labels[i] = data.label(index);
    }
  }
}
