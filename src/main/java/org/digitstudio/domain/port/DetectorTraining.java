package org.digitstudio.domain.port;

/**
 * A detector under training. The loss is the caller's: it puts a batch into {@link #input}, runs
 * {@link #forward}, writes the loss's gradient by {@link #output} into {@link #gradient} and runs
 * {@link #backward}, which takes a step of Adam.
 */
public interface DetectorTraining extends AutoCloseable {
  /** Maps of a batch, one after the other. */
  float[] input();

  /** The cells' values, map by map, as {@link DigitDetector} has them. */
  float[] output();

  /** The gradient by each of {@link #output}. */
  float[] gradient();

  /** Runs the first {@code count} maps. */
  void forward(int count);

  /** Takes the step that {@link #gradient} asks for. */
  void backward(double learningRate);

  /** The parameters as they are. */
  float[] parameters();

  /** Their running average, which reads better than they do. */
  float[] average();

  @Override
  void close();
}
