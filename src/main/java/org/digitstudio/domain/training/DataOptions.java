package org.digitstudio.domain.training;

import org.digitstudio.domain.Checks;

/**
 * The part of a plan that says which training images are used, and how they are varied.
 *
 * @param limit uses only the first images of the training set; 0 uses all
 */
public record DataOptions(int limit, Augmentation augmentation) {
  /** All images, as they are. */
  public static final DataOptions ALL = new DataOptions(0, Augmentation.NONE);

  public DataOptions {
    Checks.range("domain.plan.limit", limit, 0, 10_000_000);
  }

  public DataOptions withLimit(int newLimit) {
    return new DataOptions(newLimit, augmentation);
  }

  public DataOptions withAugmentation(Augmentation newAugmentation) {
    return new DataOptions(limit, newAugmentation);
  }
}
