package org.digitstudio.engine.simd;

/** Transforms tiles for Winograd convolution. */
@FunctionalInterface
public interface WinogradKernels {

  /** Applies a transform to every line of the pass. */
  void apply(WinogradTransform transform, TransformPass pass);
}
