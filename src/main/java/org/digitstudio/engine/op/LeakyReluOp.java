package org.digitstudio.engine.op;

import org.digitstudio.domain.network.LayerSpec.LeakyRelu;

/** A leaky ReLU of any slope. */
public final class LeakyReluOp extends LayerOp {
  private final LeakyRelu spec;
  private final Activations in;
  private final Activations out;

  public LeakyReluOp(LeakyRelu spec, Activations in, Activations out) {
    this.spec = spec;
    this.in = in;
    this.out = out;
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "leaky ReLU" : "leaky ReLU, backward";
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    for (int i = batch.from(worker) * in.size; i < batch.to(worker) * in.size; i++) {
      out.values[i] = spec.apply(in.values[i]);
    }
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    float slope = (float) spec.slope();
    for (int i = batch.from(worker) * in.size; i < batch.to(worker) * in.size; i++) {
      in.gradient[i] = in.values[i] >= 0f ? out.gradient[i] : slope * out.gradient[i];
    }
  }
}
