package org.digitstudio.insight;

import java.util.Arrays;
import java.util.Random;
import org.digitstudio.domain.LayerSpec;
import org.digitstudio.domain.LayerSpec.BatchNorm;
import org.digitstudio.domain.LayerSpec.Convolution;
import org.digitstudio.domain.LayerSpec.Dense;
import org.digitstudio.domain.LayerSpec.Output;
import org.digitstudio.domain.NetworkSpec;
import org.digitstudio.domain.Shape;

/** A network as it is before its first lesson, to set beside a trained one. */
public final class Untrained {
  private Untrained() {}

  /** Glorot-uniform weights (Glorot and Bengio 2010), biases 0, normalisation that does nothing. */
  public static ForwardPass network(NetworkSpec spec, long seed) {
    float[] parameters = new float[spec.parameterCount()];
    Random random = new Random(seed);
    int at = 0;
    for (int i = 0; i < spec.layers().size(); i++) {
      LayerSpec layer = spec.layers().get(i);
      Shape in = spec.inputOf(i);
      int count = layer.parameterCount(in);
      switch (layer) {
        case Convolution c -> {
          int window = c.kernelHeight() * c.kernelWidth();
          float limit = limit(in.channels() * window, c.maps() * window);
          fill(parameters, at + c.maps(), at + count, limit, random);
        }
        case Dense d ->
            fill(parameters, at, at + count - d.units(), limit(in.size(), d.units()), random);
        case Output o -> fill(parameters, at, at + in.size() * 10, limit(in.size(), 10), random);
        case BatchNorm n -> {
          Arrays.fill(parameters, at, at + in.channels(), 1f);
          Arrays.fill(parameters, at + 3 * in.channels(), at + count, 1f);
        }
        default -> {
          // Pooling, dropout and activations have nothing to set.
        }
      }
      at += count;
    }
    return new ForwardPass(spec, parameters);
  }

  private static float limit(int in, int out) {
    return (float) Math.sqrt(6.0 / (in + out));
  }

  private static void fill(float[] parameters, int from, int to, float limit, Random random) {
    for (int i = from; i < to; i++) {
      parameters[i] = (2 * random.nextFloat() - 1) * limit;
    }
  }
}
