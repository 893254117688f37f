package org.digitstudio.engine.simd;

/**
 * The innermost loops of the engine, in two versions that agree within rounding: on vectors by
 * {@code jdk.incubator.vector}, and in plain Java.
 *
 * @param matrix small matrix products
 * @param pooling convolution with pooling, and pooling alone
 * @param elementwise loops over runs of values
 * @param sparse loops that skip zeros
 * @param winograd transforms of 3 x 3 convolutions
 */
public record Kernels(
    MatrixKernel matrix,
    PoolingKernels pooling,
    ElementwiseKernels elementwise,
    SparseKernels sparse,
    WinogradKernels winograd,
    Transposers transposers) {

  /** Makes a {@link Transposer} for one thread. */
  @FunctionalInterface
  public interface Transposers {
    Transposer create();
  }

  /**
   * Returns the widest version this Java runs: vectors where the module {@code
   * jdk.incubator.vector} is present and the processor has a fused multiply-add. Without one Java
   * computes each {@code fma} exactly, thousands of times slower than a plain loop.
   */
  public static Kernels best() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return module && VectorLength.hasFusedMultiplyAdd() ? vector() : scalar();
  }

  /** Returns plain loops that run everywhere. */
  public static Kernels scalar() {
    return new Kernels(
        new ScalarMatrixKernel(),
        new ScalarPoolingKernels(),
        new ScalarElementwiseKernels(),
        new ScalarSparseKernels(),
        new ScalarWinogradKernels(),
        Transposer::new);
  }

  private static Kernels vector() {
    return new Kernels(
        new VectorMatrixKernel(),
        new VectorPoolingKernels(),
        new VectorElementwiseKernels(),
        VectorLength.hasCompress() ? new VectorSparseKernels() : new ScalarSparseKernels(),
        new VectorWinogradKernels(),
        VectorLength.isTransposable() ? VectorTransposer::new : Transposer::new);
  }
}
