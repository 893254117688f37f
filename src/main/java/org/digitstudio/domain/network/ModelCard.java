package org.digitstudio.domain.network;

import java.util.Optional;

/**
 * What one should know of a model before believing it; {@code model.json} in the model file.
 *
 * @param name what the user calls it
 * @param recipe the recipe's identifier, such as {@code as-described}
 * @param seed of the weights, the batches and the augmentation
 * @param data what it was trained on, with the count
 * @param testAccuracy on the test set, 0..1, where it was measured
 * @param testCount how many test pictures that is
 * @param command that makes it again
 * @param credits of data that its training used and that ask to be named; may be empty
 * @param calibration what turns its sums into honest confidence and refusals
 */
public record ModelCard(
    String name,
    String recipe,
    long seed,
    String data,
    Optional<Double> testAccuracy,
    int testCount,
    String command,
    String credits,
    Optional<Calibration> calibration) {

  /** A card for a model nothing is known of, such as one of another program's making. */
  public static ModelCard unknown(String name) {
    return new ModelCard(name, "", 0, "", Optional.empty(), 0, "", "", Optional.empty());
  }

  public ModelCard withCalibration(Calibration newCalibration) {
    return new ModelCard(
        name,
        recipe,
        seed,
        data,
        testAccuracy,
        testCount,
        command,
        credits,
        Optional.of(newCalibration));
  }

  /**
   * @param accuracy on the test set, 0..1
   * @param count how many test pictures that is
   */
  public ModelCard withTest(double accuracy, int count) {
    return new ModelCard(
        name, recipe, seed, data, Optional.of(accuracy), count, command, credits, calibration);
  }

  public ModelCard withCommand(String newCommand) {
    return new ModelCard(
        name, recipe, seed, data, testAccuracy, testCount, newCommand, credits, calibration);
  }
}
