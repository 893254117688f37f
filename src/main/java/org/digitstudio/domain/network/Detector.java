package org.digitstudio.domain.network;

/**
 * A trained detector.
 *
 * @param spec its layers
 * @param parameters in the layers' order, each as Deeplearning4j keeps it: a convolution's biases
 *     and then its kernels, a normalization's gamma, beta, mean and variance
 * @param card where it comes from
 */
public record Detector(DetectorSpec spec, float[] parameters, DetectorCard card) {
  public Detector {
    if (parameters.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "%d numbers do not fit a detector of %d"
              .formatted(parameters.length, spec.parameterCount()));
    }
    parameters = parameters.clone();
  }

  @Override
  public float[] parameters() {
    return parameters.clone();
  }
}
