package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.Activation;

/** Every value to every unit, bias and activation. */
public class DenseOp extends LayerOp {
  final LayerContext kit;
  final Activations in;
  public final Activations out;
  private final int units;
  private final Activation activation;
  private final float backScale;
  private final int weightsAt;
  private final int biasAt;
  private final DenseMath math;
  private final float[] biasSum;

  /** How a dense layer stands among the others. */
  public enum Behind {
    /** The pictures themselves, which need no gradient. */
    PIXELS,
    /** A ReLU, perhaps with dropout: no negatives, many zeros, and those want no gradient. */
    RELU,
    ANYTHING
  }

  /**
   * @param backScale what a gradient is multiplied by: dropout's factor, where dropout follows
   */
  public DenseOp(
      int units,
      Activation activation,
      LayerContext kit,
      Activations in,
      Activations out,
      Behind behind,
      float backScale,
      int capacity) {
    this.units = units;
    this.activation = activation;
    this.kit = kit;
    this.in = in;
    this.out = out;
    this.backScale = backScale;
    this.weightsAt = kit.weights.reserve(in.size * out.size);
    this.biasAt = kit.weights.reserve(out.size);
    boolean returns = kit.training && behind != Behind.PIXELS;
    DenseMath.Place place = new DenseMath.Place(kit, in, out, weightsAt, returns);
    this.math = behind == Behind.ANYTHING ? new FullDense(place, capacity) : new SparseDense(place);
    this.biasSum = new float[out.size];
  }

  @Override
  public String name(boolean forward, int phase) {
    String layer = "dense %d x %d".formatted(in.shape.size(), units);
    if (forward) {
      return layer + ", bias";
    }
    return layer + (phase == 0 ? ": way back begun" : ": gradients and step");
  }

  @Override
  public void forward(int phase, BatchContext step, int worker) {
    int from = step.from(worker);
    int to = step.to(worker);
    math.forward(from, to, worker);
    int at = from * out.size;
    kit.lanes.addBias(
        out.values,
        at,
        to - from,
        out.size,
        kit.weights.values(),
        biasAt,
        activation == Activation.RELU);
    ActivationFunctions.applyOther(activation, out.values, at, (to - from) * out.size);
  }

  @Override
  public int backwardPhases() {
    return 2;
  }

  @Override
  public void backward(int phase, BatchContext step, int worker) {
    if (phase == 0) {
      int from = step.from(worker);
      int to = step.to(worker);
      if (activation == Activation.RELU) {
        kit.lanes.gate(
            out.gradient, out.values, from * out.size, (to - from) * out.size, backScale);
      }
      math.giveBack(from, to, worker);
    } else {
      math.learn(step, worker);
      if (worker == 0) {
        Arrays.fill(biasSum, 0f);
        kit.lanes.addColumns(out.gradient, 0, step.count, out.size, biasSum, 0);
        step.updater.apply(kit.weights.values(), biasAt, biasSum, 0, out.size, false);
      }
    }
  }

  @Override
  public void refresh() {
    math.refresh();
  }

  @Override
  int size() {
    return in.size * out.size + out.size;
  }

  @Override
  public void load(float[] flat, int offset, float[] engine) {
    Arrays.fill(engine, weightsAt, weightsAt + size(), 0f);
    int inputs = in.shape.size();
    for (int i = 0; i < inputs; i++) {
      int row = weightsAt + in.placeOf(i) * out.size;
      for (int unit = 0; unit < units; unit++) {
        engine[row + unit] = flat[offset + unit * inputs + i];
      }
    }
    System.arraycopy(flat, offset + units * inputs, engine, biasAt, units);
  }

  @Override
  public void store(float[] engine, float[] flat, int offset) {
    int inputs = in.shape.size();
    for (int i = 0; i < inputs; i++) {
      int row = weightsAt + in.placeOf(i) * out.size;
      for (int unit = 0; unit < units; unit++) {
        flat[offset + unit * inputs + i] = engine[row + unit];
      }
    }
    System.arraycopy(engine, biasAt, flat, offset + units * inputs, units);
  }
}
