package org.digitstudio.engine.kernel;

import org.digitstudio.domain.Activation;

/** An activation that stands alone. */
final class ActivateOp extends Op {
  private final Activation activation;
  private final Kit kit;
  private final Maps in;
  private final Maps out;
  private final float backScale;

  ActivateOp(Activation activation, Kit kit, Maps in, Maps out, float backScale) {
    this.activation = activation;
    this.kit = kit;
    this.in = in;
    this.out = out;
    this.backScale = backScale;
  }

  @Override
  String name(boolean forward, int phase) {
    return forward ? "activation" : "activation: way back";
  }

  @Override
  void forward(int phase, Step step, int worker) {
    int from = step.from(worker) * in.size;
    int count = step.to(worker) * in.size - from;
    System.arraycopy(in.values, from, out.values, from, count);
    if (activation == Activation.RELU) {
      for (int i = from; i < from + count; i++) {
        out.values[i] = Math.max(0f, out.values[i]);
      }
    }
    Activations.applyOther(activation, out.values, from, count);
  }

  @Override
  void backward(int phase, Step step, int worker) {
    int from = step.from(worker) * in.size;
    int count = step.to(worker) * in.size - from;
    if (activation == Activation.RELU) {
      kit.lanes.gate(out.gradient, out.values, from, count, backScale);
    }
    System.arraycopy(out.gradient, from, in.gradient, from, count);
  }
}
