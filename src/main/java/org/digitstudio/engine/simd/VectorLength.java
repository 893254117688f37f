package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;

/** Properties of this processor's widest vectors. */
final class VectorLength {
  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private VectorLength() {}

  /** Returns whether one instruction multiplies and adds: AVX2 and later, and 64-bit ARM. */
  static boolean hasFusedMultiplyAdd() {
    return LANES >= 8 || System.getProperty("os.arch").equals("aarch64");
  }

  /** Returns whether selected lanes can be compressed by fast instructions. */
  static boolean hasCompress() {
    return LANES >= 8;
  }

  /** Returns whether {@link VectorTransposer} supports the length of a vector. */
  static boolean isTransposable() {
    return LANES == 8 || LANES == 16;
  }
}
