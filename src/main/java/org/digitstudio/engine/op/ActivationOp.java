package org.digitstudio.engine.op;

import org.digitstudio.domain.network.Activation;

/** An activation that stands alone. */
public final class ActivationOp extends LayerOp {
  private final Activation activation;
  private final LayerContext kit;
  private final Activations in;
  private final Activations out;
  private final float backScale;

  public ActivationOp(
      Activation activation, LayerContext kit, Activations in, Activations out, float backScale) {
    this.activation = activation;
    this.kit = kit;
    this.in = in;
    this.out = out;
    this.backScale = backScale;
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "activation" : "activation: way back";
  }

  @Override
  public void forward(int phase, BatchContext step, int worker) {
    int from = step.from(worker) * in.size;
    int count = step.to(worker) * in.size - from;
    System.arraycopy(in.values, from, out.values, from, count);
    if (activation == Activation.RELU) {
      for (int i = from; i < from + count; i++) {
        out.values[i] = Math.max(0f, out.values[i]);
      }
    }
    ActivationFunctions.applyOther(activation, out.values, from, count);
  }

  @Override
  public void backward(int phase, BatchContext step, int worker) {
    int from = step.from(worker) * in.size;
    int count = step.to(worker) * in.size - from;
    if (activation == Activation.RELU) {
      kit.lanes.gate(out.gradient, out.values, from, count, backScale);
    }
    System.arraycopy(out.gradient, from, in.gradient, from, count);
  }
}
