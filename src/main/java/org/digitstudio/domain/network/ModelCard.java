package org.digitstudio.domain.network;

import java.util.Optional;
import org.digitstudio.domain.data.ClassNames;

/**
 * The provenance and accuracy of a model; {@code model.json} in the model file.
 *
 * @param name the user's name for it
 * @param recipe the recipe's identifier, such as {@code as-described}
 * @param seed of the first weights, the batches and the augmentation
 * @param data its training data, with the count
 * @param testAccuracy on the test set, 0..1; empty where it was not measured
 * @param testCount how many test images that is
 * @param command the command line that trains it again
 * @param credits that the training data's licences ask for; may be empty
 * @param classNames names of the ten classes; the digits unless its training data had others
 * @param calibration turns its logits into calibrated probabilities, and refuses non-digits
 */
@SuppressWarnings("checkstyle:recordcomponentnumber") // The fields of model.json.
public record ModelCard(
    String name,
    String recipe,
    long seed,
    String data,
    Optional<Double> testAccuracy,
    int testCount,
    String command,
    String credits,
    ClassNames classNames,
    Optional<Calibration> calibration) {

  /** Returns a card for a model of unknown origin, such as another program's. */
  public static ModelCard unknown(String name) {
    return new ModelCard(
        name, "", 0, "", Optional.empty(), 0, "", "", ClassNames.DIGITS, Optional.empty());
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
        classNames,
        Optional.of(newCalibration));
  }

  /**
   * @param accuracy on the test set, 0..1
   * @param count how many test images that is
   */
  public ModelCard withTest(double accuracy, int count) {
    return new ModelCard(
        name,
        recipe,
        seed,
        data,
        Optional.of(accuracy),
        count,
        command,
        credits,
        classNames,
        calibration);
  }

  public ModelCard withClassNames(ClassNames newClassNames) {
    return new ModelCard(
        name,
        recipe,
        seed,
        data,
        testAccuracy,
        testCount,
        command,
        credits,
        newClassNames,
        calibration);
  }

  public ModelCard withCommand(String newCommand) {
    return new ModelCard(
        name,
        recipe,
        seed,
        data,
        testAccuracy,
        testCount,
        newCommand,
        credits,
        classNames,
        calibration);
  }
}
