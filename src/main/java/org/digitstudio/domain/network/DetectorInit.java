package org.digitstudio.domain.network;

import java.util.SplittableRandom;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;

/**
 * The parameters a detector's training starts from: kernels normally distributed with variance 2 /
 * inputs (He et al. 2015), a tenth of that in the last layer, whose "no digit" begins likely.
 */
public final class DetectorInit {
  private static final int NO_DIGIT = 10;

  /** The logit by which most cells, which are no digit's middle, begin nearly right. */
  private static final float NO_DIGIT_BIAS = 4;

  private DetectorInit() {}

  /** In the layers' order. */
  public static float[] draw(DetectorSpec spec, long seed) {
    float[] flat = new float[spec.parameterCount()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < spec.layers().size(); i++) {
      int at = spec.parameterOffset(i);
      Shape in = spec.shapes(DetectorSpec.CELL, DetectorSpec.CELL).get(i);
      LayerSpec layer = spec.layers().get(i);
      if (layer instanceof Convolution c) {
        boolean last = i == spec.layers().size() - 1;
        int inputs = in.channels() * c.kernelHeight() * c.kernelWidth();
        double deviation = Math.sqrt(2.0 / inputs) * (last ? 0.1 : 1);
        for (int k = at + c.filters(); k < at + layer.parameterCount(in); k++) {
          flat[k] = (float) (deviation * random.nextGaussian());
        }
        if (last) {
          flat[at + NO_DIGIT] = NO_DIGIT_BIAS;
        }
      } else if (layer instanceof BatchNorm) {
        for (int c = 0; c < in.channels(); c++) {
          flat[at + c] = 1;
          flat[at + 3 * in.channels() + c] = 1;
        }
      }
    }
    return flat;
  }
}
