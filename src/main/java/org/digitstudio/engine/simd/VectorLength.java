package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;

/** Properties of this processor's widest vectors. */
final class VectorLength {
  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private VectorLength() {}

  /** Whether one instruction multiplies and adds: with AVX2 and later, and on 64-bit ARM. */
  static boolean hasFusedMultiplyAdd() {
    return LANES >= 8 || System.getProperty("os.arch").equals("aarch64");
  }

  /** Whether selected lanes can be packed together quickly. */
  static boolean hasCompress() {
    return LANES >= 8;
  }

  /** Whether the rounds of {@link VectorTransposer} fit the length of a vector. */
  static boolean isTransposable() {
    return LANES == 8 || LANES == 16;
  }
}
