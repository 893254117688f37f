package org.digitstudio.application;

import java.util.SplittableRandom;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Made-up pictures of ten kinds that a linear network tells apart after a few epochs, with noise.
 */
public record Digits(String name, int size, long seed) implements DigitDataset {
  /** Names of classes that are no digits; label 7 is a sneaker. */
  public static final ClassNames GARMENTS =
      ClassNames.parse(
          "T-shirt, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag, Ankle boot");

  public static TrainingData trainingData(int training, int test) {
    return () ->
        new TrainingData.Datasets(
            new Digits("Made-up training", training, 1), new Digits("Made-up test", test, 2), "");
  }

  /** As in MNIST's test set, picture 0 is a 7. */
  @Override
  public int label(int index) {
    return (index + 7) % 10;
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
    for (int i = 0; i < DigitImage.PIXELS; i++) {
      boolean on = i % 10 == label(index) ? random.nextInt(100) < 42 : random.nextInt(100) < 25;
      target[offset + i] = (byte) (on ? 100 + random.nextInt(156) : 0);
    }
  }
}
