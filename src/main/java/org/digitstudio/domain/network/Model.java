package org.digitstudio.domain.network;

import org.digitstudio.domain.Strictness;

/**
 * A network with its parameters and its card.
 *
 * <p>The parameters are one flat array in Deeplearning4j's own order, layer after layer:
 *
 * <ul>
 *   <li>convolution: bias [filters], then weights [filters][channels][kernel row][kernel column];
 *   <li>batch normalization: gamma, beta, running mean, running variance, [channels] each;
 *   <li>dense and output: weights column by column, [unit][input] (input fastest), then bias.
 * </ul>
 */
public record Model(ModelCard card, NetworkSpec spec, float[] parameters) {
  /**
   * @throws IllegalArgumentException if the count does not fit the network or a value is not finite
   */
  public Model {
    if (parameters.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          spec.parameterCount() + " parameters expected, not " + parameters.length);
    }
    for (float value : parameters) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("A parameter is not a finite number");
      }
    }
    parameters = parameters.clone();
  }

  @Override
  public float[] parameters() {
    return parameters.clone();
  }

  /** Returns the same model, which refuses predictions at this level where it can refuse any. */
  public Model at(Strictness strictness) {
    return card.calibration()
        .map(calibration -> withCard(card.withCalibration(calibration.at(strictness))))
        .orElse(this);
  }

  public Model withCard(ModelCard newCard) {
    return new Model(newCard, spec, parameters);
  }
}
