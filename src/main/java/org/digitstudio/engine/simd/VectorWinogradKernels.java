package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link WinogradKernels} on vectors of channels. The products with the transforms' matrices are
 * written out: most coefficients are 0 or 1, and pairs of results share their even and odd parts.
 */
final class VectorWinogradKernels implements WinogradKernels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  @Override
  public void apply(WinogradTransform transform, TransformPass pass) {
    for (int line = 0; line < pass.lines; line++) {
      int from = pass.fromStart + line * pass.fromLine;
      int to = pass.toStart + line * pass.toLine;
      switch (transform) {
        case INPUT -> input(pass, from, to);
        case INPUT_ADJOINT -> inputAdjoint(pass, from, to);
        case OUTPUT -> output(pass, from, to);
        case OUTPUT_ADJOINT -> outputAdjoint(pass, from, to);
        case KERNEL -> kernel(pass, from, to);
        case KERNEL_ADJOINT -> kernelAdjoint(pass, from, to);
      }
    }
  }

  private static void input(TransformPass p, int from, int to) {
    float[] x = p.from;
    float[] y = p.to;
    int in = p.fromStep;
    int out = p.toStep;
    for (int c = 0; c < p.width; c += L) {
      FloatVector x0 = FloatVector.fromArray(S, x, from + c);
      FloatVector x1 = FloatVector.fromArray(S, x, from + c + in);
      FloatVector x2 = FloatVector.fromArray(S, x, from + c + 2 * in);
      FloatVector x3 = FloatVector.fromArray(S, x, from + c + 3 * in);
      FloatVector x4 = FloatVector.fromArray(S, x, from + c + 4 * in);
      FloatVector x5 = FloatVector.fromArray(S, x, from + c + 5 * in);
      FloatVector even = x4.sub(x2.mul(4f));
      FloatVector odd = x3.sub(x1.mul(4f));
      x0.mul(4f).add(x4.sub(x2.mul(5f))).intoArray(y, to + c);
      even.add(odd).intoArray(y, to + c + out);
      even.sub(odd).intoArray(y, to + c + 2 * out);
      even = x4.sub(x2);
      odd = x3.sub(x1).mul(2f);
      even.add(odd).intoArray(y, to + c + 3 * out);
      even.sub(odd).intoArray(y, to + c + 4 * out);
      x1.mul(4f).add(x5.sub(x3.mul(5f))).intoArray(y, to + c + 5 * out);
    }
  }

  private static void inputAdjoint(TransformPass p, int from, int to) {
    float[] y = p.from;
    int in = p.fromStep;
    for (int c = 0; c < p.width; c += L) {
      FloatVector y0 = FloatVector.fromArray(S, y, from + c);
      FloatVector y1 = FloatVector.fromArray(S, y, from + c + in);
      FloatVector y2 = FloatVector.fromArray(S, y, from + c + 2 * in);
      FloatVector y3 = FloatVector.fromArray(S, y, from + c + 3 * in);
      FloatVector y4 = FloatVector.fromArray(S, y, from + c + 4 * in);
      FloatVector y5 = FloatVector.fromArray(S, y, from + c + 5 * in);
      FloatVector sum = y1.add(y2);
      FloatVector difference = y2.sub(y1);
      FloatVector sum2 = y3.add(y4);
      FloatVector difference2 = y4.sub(y3).mul(2f);
      int at = to + c;
      write(p, y0.mul(4f), at);
      write(p, difference.add(y5).mul(4f).add(difference2), at + p.toStep);
      write(p, y0.mul(-5f).sub(sum.mul(4f)).sub(sum2), at + 2 * p.toStep);
      write(p, y5.mul(-5f).sub(difference).sub(difference2), at + 3 * p.toStep);
      write(p, y0.add(sum).add(sum2), at + 4 * p.toStep);
      write(p, y5, at + 5 * p.toStep);
    }
  }

  private static void write(TransformPass p, FloatVector value, int at) {
    FloatVector sum = p.add ? value.add(FloatVector.fromArray(S, p.to, at)) : value;
    sum.intoArray(p.to, at);
  }

  private static void output(TransformPass p, int from, int to) {
    float[] x = p.from;
    float[] y = p.to;
    int in = p.fromStep;
    int out = p.toStep;
    for (int c = 0; c < p.width; c += L) {
      FloatVector x0 = FloatVector.fromArray(S, x, from + c);
      FloatVector x1 = FloatVector.fromArray(S, x, from + c + in);
      FloatVector x2 = FloatVector.fromArray(S, x, from + c + 2 * in);
      FloatVector x3 = FloatVector.fromArray(S, x, from + c + 3 * in);
      FloatVector x4 = FloatVector.fromArray(S, x, from + c + 4 * in);
      FloatVector x5 = FloatVector.fromArray(S, x, from + c + 5 * in);
      FloatVector sum = x1.add(x2);
      FloatVector difference = x1.sub(x2);
      FloatVector sum2 = x3.add(x4);
      FloatVector difference2 = x3.sub(x4);
      x0.add(sum).add(sum2).intoArray(y, to + c);
      if (p.outputs > 1) {
        difference2.mul(2f).add(difference).intoArray(y, to + c + out);
      }
      if (p.outputs > 2) {
        sum2.mul(4f).add(sum).intoArray(y, to + c + 2 * out);
      }
      if (p.outputs > 3) {
        difference2.mul(8f).add(difference).add(x5).intoArray(y, to + c + 3 * out);
      }
    }
  }

  private static void outputAdjoint(TransformPass p, int from, int to) {
    float[] y = p.from;
    float[] x = p.to;
    int in = p.fromStep;
    int out = p.toStep;
    FloatVector zero = FloatVector.zero(S);
    for (int c = 0; c < p.width; c += L) {
      int at = from + c;
      FloatVector y0 = FloatVector.fromArray(S, y, at);
      FloatVector y1 = p.inputs > 1 ? FloatVector.fromArray(S, y, at + in) : zero;
      FloatVector y2 = p.inputs > 2 ? FloatVector.fromArray(S, y, at + 2 * in) : zero;
      FloatVector y3 = p.inputs > 3 ? FloatVector.fromArray(S, y, at + 3 * in) : zero;
      FloatVector even = y0.add(y2);
      FloatVector odd = y1.add(y3);
      y0.intoArray(x, to + c);
      even.add(odd).intoArray(x, to + c + out);
      even.sub(odd).intoArray(x, to + c + 2 * out);
      even = y2.mul(4f).add(y0);
      odd = y3.mul(4f).add(y1).mul(2f);
      even.add(odd).intoArray(x, to + c + 3 * out);
      even.sub(odd).intoArray(x, to + c + 4 * out);
      y3.intoArray(x, to + c + 5 * out);
    }
  }

  private static void kernel(TransformPass p, int from, int to) {
    float[] g = p.from;
    float[] u = p.to;
    int out = p.toStep;
    for (int c = 0; c < p.width; c += L) {
      FloatVector g0 = FloatVector.fromArray(S, g, from + c);
      FloatVector g1 = FloatVector.fromArray(S, g, from + c + p.fromStep);
      FloatVector g2 = FloatVector.fromArray(S, g, from + c + 2 * p.fromStep);
      FloatVector even = g0.add(g2).mul(-1 / 6f);
      FloatVector odd = g1.mul(1 / 6f);
      g0.mul(1 / 4f).intoArray(u, to + c);
      even.sub(odd).intoArray(u, to + c + out);
      even.add(odd).intoArray(u, to + c + 2 * out);
      even = g0.mul(1 / 24f).add(g2.mul(1 / 6f));
      odd = g1.mul(1 / 12f);
      even.add(odd).intoArray(u, to + c + 3 * out);
      even.sub(odd).intoArray(u, to + c + 4 * out);
      g2.intoArray(u, to + c + 5 * out);
    }
  }

  private static void kernelAdjoint(TransformPass p, int from, int to) {
    float[] u = p.from;
    float[] g = p.to;
    int in = p.fromStep;
    for (int c = 0; c < p.width; c += L) {
      FloatVector u0 = FloatVector.fromArray(S, u, from + c);
      FloatVector u1 = FloatVector.fromArray(S, u, from + c + in);
      FloatVector u2 = FloatVector.fromArray(S, u, from + c + 2 * in);
      FloatVector u3 = FloatVector.fromArray(S, u, from + c + 3 * in);
      FloatVector u4 = FloatVector.fromArray(S, u, from + c + 4 * in);
      FloatVector u5 = FloatVector.fromArray(S, u, from + c + 5 * in);
      FloatVector sum = u1.add(u2).mul(-1 / 6f);
      FloatVector sum2 = u3.add(u4);
      u0.mul(1 / 4f).add(sum).add(sum2.mul(1 / 24f)).intoArray(g, to + c);
      u2.sub(u1).mul(1 / 6f).add(u3.sub(u4).mul(1 / 12f)).intoArray(g, to + c + p.toStep);
      sum.add(sum2.mul(1 / 6f)).add(u5).intoArray(g, to + c + 2 * p.toStep);
    }
  }
}
