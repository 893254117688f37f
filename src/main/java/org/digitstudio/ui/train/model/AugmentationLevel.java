package org.digitstudio.ui.train.model;

import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.training.Augmentation;

/** Strength of the data augmentation, as the editor offers it. */
public enum AugmentationLevel {
  NONE(Augmentation.NONE),
  LIGHT(new Augmentation(1, 6, 0.06, 0.06, 0, 0, 0)),
  /** The augmentation of the accurate recipe. */
  STRONG(Recipes.plan(Recipes.ACCURATE, 1, 1).data().augmentation());

  private final Augmentation changes;

  AugmentationLevel(Augmentation changes) {
    this.changes = changes;
  }

  Augmentation changes() {
    return changes;
  }

  /** Returns the level closest to a recipe's augmentation. */
  static AugmentationLevel of(Augmentation augmentation) {
    if (augmentation.isNone()) {
      return NONE;
    }
    return augmentation.equals(LIGHT.changes) ? LIGHT : STRONG;
  }
}
