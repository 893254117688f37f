package org.digitstudio.domain.training;

import org.digitstudio.domain.Checks;

/**
 * The part of a plan that says which epoch's weights become the model.
 *
 * @param validationImages how many training images are held out, drawn by the seed, to select the
 *     best epoch; 0 holds none out
 * @param byTestSet selects by the test set, as the article does: its accuracy is then too high
 */
public record EpochSelection(int validationImages, boolean byTestSet) {

  public EpochSelection {
    Checks.range("domain.plan.validation-images", validationImages, 0, 50_000);
  }

  /** Returns the selection that keeps the last epoch. */
  public static EpochSelection lastEpoch() {
    return new EpochSelection(0, false);
  }

  /** Returns the selection of the best epoch on held-out training images. */
  public static EpochSelection bestOnValidation(int images) {
    return new EpochSelection(images, false);
  }

  /** Returns the selection of the best epoch on the test set. */
  public static EpochSelection bestOnTestSet() {
    return new EpochSelection(0, true);
  }

  /** Whether nothing is measured between epochs to select one by. */
  public boolean isLastEpoch() {
    return validationImages == 0 && !byTestSet;
  }

  public EpochSelection withValidationImages(int newValidationImages) {
    return new EpochSelection(newValidationImages, byTestSet);
  }

  public EpochSelection withTestSet(boolean newByTestSet) {
    return new EpochSelection(validationImages, newByTestSet);
  }
}
