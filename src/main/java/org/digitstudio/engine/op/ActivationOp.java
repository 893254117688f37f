package org.digitstudio.engine.op;

import org.digitstudio.domain.network.Activation;

/** An activation that is a layer of its own. */
public final class ActivationOp extends LayerOp {
  private final Activation activation;
  private final LayerContext context;
  private final Activations in;
  private final Activations out;
  private final float gradientScale;

  /**
   * @param gradientScale factor of the gradient: that of a following dropout layer, else 1
   */
  public ActivationOp(
      Activation activation,
      LayerContext context,
      Activations in,
      Activations out,
      float gradientScale) {
    this.activation = activation;
    this.context = context;
    this.in = in;
    this.out = out;
    this.gradientScale = gradientScale;
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "activation" : "activation, backward";
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    int from = batch.from(worker) * in.size;
    int count = batch.to(worker) * in.size - from;
    System.arraycopy(in.values, from, out.values, from, count);
    if (activation == Activation.RELU) {
      for (int i = from; i < from + count; i++) {
        out.values[i] = Math.max(0f, out.values[i]);
      }
    }
    ActivationFunctions.applyOther(activation, out.values, from, count);
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    int from = batch.from(worker) * in.size;
    int count = batch.to(worker) * in.size - from;
    if (activation == Activation.RELU) {
      context.kernels.elementwise().gate(out.gradient, out.values, from, count, gradientScale);
    }
    System.arraycopy(out.gradient, from, in.gradient, from, count);
  }
}
