package org.digitstudio.domain.network;

import java.util.SplittableRandom;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;

/**
 * The first weights of a seed, the same for every engine: uniform within the square root of 6 /
 * (inputs + outputs) (Glorot and Bengio 2010), Keras's own choice; biases 0, gamma and the running
 * variance 1.
 */
public final class WeightInit {
  private WeightInit() {}

  /** Returns the first weights in {@link Model}'s order. */
  public static float[] draw(NetworkSpec spec, long seed) {
    float[] flat = new float[spec.parameterCount()];
    SplittableRandom random = new SplittableRandom(seed);
    int at = 0;
    for (int i = 0; i < spec.layers().size(); i++) {
      LayerSpec layer = spec.layers().get(i);
      Shape in = spec.inputShape(i);
      int count = layer.parameterCount(in);
      switch (layer) {
        case Convolution c -> {
          int area = c.kernelHeight() * c.kernelWidth();
          fill(flat, at + c.filters(), at + count, (in.channels() + c.filters()) * area, random);
        }
        case Dense d -> fill(flat, at, at + count - d.units(), in.size() + d.units(), random);
        case Output o -> fill(flat, at, at + count - 10, in.size() + 10, random);
        case BatchNorm b -> {
          for (int c = 0; c < in.channels(); c++) {
            flat[at + c] = 1f;
            flat[at + 3 * in.channels() + c] = 1f;
          }
        }
        default -> {
          // Has no parameters.
        }
      }
      at += count;
    }
    return flat;
  }

  private static void fill(
      float[] flat, int from, int to, int fanInAndOut, SplittableRandom random) {
    double limit = Math.sqrt(6.0 / fanInAndOut);
    for (int i = from; i < to; i++) {
      flat[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
  }
}
