package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums the lanes of a vector in a fixed order. {@link FloatVector#reduceLanes} leaves the order
 * open: interpreted and compiled code could round differently, and a run would not be reproducible
 * bit by bit.
 */
final class LaneSum {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final VectorShuffle<Float> BY_1 = rotatedBy(1);
  private static final VectorShuffle<Float> BY_2 = rotatedBy(2);
  private static final VectorShuffle<Float> BY_4 = rotatedBy(4);
  private static final VectorShuffle<Float> BY_8 = rotatedBy(8);

  private LaneSum() {}

  private static VectorShuffle<Float> rotatedBy(int lanes) {
    return VectorShuffle.iota(S, lanes, 1, true);
  }

  /**
   * @param v of 4, 8 or 16 lanes
   */
  static float of(FloatVector v) {
    FloatVector sum = v;
    if (L > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (L > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    sum = sum.add(sum.rearrange(BY_2));
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }
}
