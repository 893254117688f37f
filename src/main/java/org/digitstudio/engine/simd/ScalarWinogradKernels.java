package org.digitstudio.engine.simd;

import java.util.Arrays;

/** {@link WinogradKernels} in plain Java: products with the transforms' matrices. */
final class ScalarWinogradKernels implements WinogradKernels {

  @Override
  public void apply(WinogradTransform transform, TransformPass p) {
    int inputs = transform == WinogradTransform.OUTPUT_ADJOINT ? p.inputs : transform.inputs();
    int outputs = transform == WinogradTransform.OUTPUT ? p.outputs : transform.outputs();
    boolean add = transform == WinogradTransform.INPUT_ADJOINT && p.add;
    for (int line = 0; line < p.lines; line++) {
      for (int output = 0; output < outputs; output++) {
        int to = p.toStart + line * p.toLine + output * p.toStep;
        if (!add) {
          Arrays.fill(p.to, to, to + p.width, 0f);
        }
        for (int input = 0; input < inputs; input++) {
          float coefficient = transform.coefficient(output, input);
          int from = p.fromStart + line * p.fromLine + input * p.fromStep;
          if (coefficient != 0f) {
            addScaled(coefficient, p.from, from, p.to, to, p.width);
          }
        }
      }
    }
  }

  private static void addScaled(
      float factor, float[] from, int fromAt, float[] to, int toAt, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i] += factor * from[fromAt + i];
    }
  }
}
