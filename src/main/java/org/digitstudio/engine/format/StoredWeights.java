package org.digitstudio.engine.format;

import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.Shape;

/**
 * How a layer's numbers lie in a file, and how they become {@link
 * org.digitstudio.domain.network.Model}'s.
 */
sealed interface StoredWeights {

  /** How many numbers the file holds for a layer that takes {@code input}. */
  int count(Shape input);

  /** Moves one layer's numbers from {@code stored} to {@code parameters}. */
  void copy(float[] stored, int from, float[] parameters, int to, Shape input);

  /** In the model's own order already. */
  record AsTheyAre(LayerSpec layer) implements StoredWeights {
    @Override
    public int count(Shape input) {
      return layer.parameterCount(input);
    }

    @Override
    public void copy(float[] stored, int from, float[] parameters, int to, Shape input) {
      System.arraycopy(stored, from, parameters, to, count(input));
    }
  }

  /**
   * A layer made without bias: zeros take its place.
   *
   * @param biasFirst whether the bias comes before the weights, as in a convolution
   */
  record NoBias(LayerSpec layer, int outputs, boolean biasFirst) implements StoredWeights {
    @Override
    public int count(Shape input) {
      return layer.parameterCount(input) - outputs;
    }

    @Override
    public void copy(float[] stored, int from, float[] parameters, int to, Shape input) {
      System.arraycopy(stored, from, parameters, biasFirst ? to + outputs : to, count(input));
    }
  }

  /**
   * Batch normalisation of any flavour.
   *
   * @param locked gamma and beta are not kept but fixed to the two values given
   * @param logDeviation the file keeps log10 of the deviation in place of the variance
   * @param epsilon what the file's network adds to the variance; the difference to ours goes into
   *     the variance, which changes nothing
   */
  record Normalization(
      boolean locked, float gamma, float beta, boolean logDeviation, double epsilon)
      implements StoredWeights {
    @Override
    public int count(Shape input) {
      return (locked ? 2 : 4) * input.channels();
    }

    @Override
    public void copy(float[] stored, int from, float[] parameters, int to, Shape input) {
      int channels = input.channels();
      int running = locked ? from : from + 2 * channels;
      for (int c = 0; c < channels; c++) {
        parameters[to + c] = locked ? gamma : stored[from + c];
        parameters[to + channels + c] = locked ? beta : stored[from + channels + c];
        parameters[to + 2 * channels + c] = stored[running + c];
        double spread = stored[running + channels + c];
        double variance = logDeviation ? Math.pow(10, 2 * spread) : spread;
        parameters[to + 3 * channels + c] = (float) (variance + epsilon - BatchNorm.EPSILON);
      }
    }
  }
}
