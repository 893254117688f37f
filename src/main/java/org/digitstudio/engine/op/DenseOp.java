package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.Activation;

/** A fully connected layer with bias and activation. */
public class DenseOp extends LayerOp {
  final LayerContext context;
  final Activations in;
  public final Activations out;
  private final int units;
  private final Activation activation;
  private final float gradientScale;
  private final int weightsAt;
  private final int biasAt;
  private final DenseAlgorithm algorithm;
  private final float[] biasGradient;

  /** The source of a dense layer's inputs. */
  public enum InputKind {
    /** The images themselves, which need no gradient. */
    PIXELS,

    /** A ReLU, perhaps with dropout: no negative values, and many zeros, which need no gradient. */
    RELU,

    ANY
  }

  /**
   * @param gradientScale factor of the gradient: that of a following dropout layer, else 1
   */
  public DenseOp(
      int units,
      Activation activation,
      LayerContext context,
      Activations in,
      Activations out,
      InputKind kind,
      float gradientScale,
      int capacity) {
    this.units = units;
    this.activation = activation;
    this.context = context;
    this.in = in;
    this.out = out;
    this.gradientScale = gradientScale;
    this.weightsAt = context.parameters.reserve(in.size * out.size);
    this.biasAt = context.parameters.reserve(out.size);
    boolean wantsInputs = context.training && kind != InputKind.PIXELS;
    DenseAlgorithm.Operands operands =
        new DenseAlgorithm.Operands(context, in, out, weightsAt, wantsInputs);
    this.algorithm =
        kind == InputKind.ANY ? new FullDense(operands, capacity) : new SparseDense(operands);
    this.biasGradient = new float[out.size];
  }

  @Override
  public String name(boolean forward, int phase) {
    String layer = "dense %d x %d".formatted(in.shape.size(), units);
    if (forward) {
      return layer + ", bias";
    }
    return layer + (phase == 0 ? ", backward: gate" : ", backward: gradients, step");
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    int from = batch.from(worker);
    int to = batch.to(worker);
    algorithm.forward(from, to, worker);
    int at = from * out.size;
    float[] parameters = context.parameters.values();
    boolean relu = activation == Activation.RELU;
    context
        .kernels
        .elementwise()
        .addBias(out.values, at, to - from, out.size, parameters, biasAt, relu);
    ActivationFunctions.applyOther(activation, out.values, at, (to - from) * out.size);
  }

  @Override
  public int backwardPhases() {
    return 2;
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    if (phase == 0) {
      int from = batch.from(worker);
      int to = batch.to(worker);
      if (activation == Activation.RELU) {
        context
            .kernels
            .elementwise()
            .gate(out.gradient, out.values, from * out.size, (to - from) * out.size, gradientScale);
      }
      algorithm.inputGradient(from, to, worker);
    } else {
      algorithm.weightGradient(batch, worker);
      if (worker == 0) {
        updateBias(batch);
      }
    }
  }

  private void updateBias(BatchContext batch) {
    Arrays.fill(biasGradient, 0f);
    context
        .kernels
        .elementwise()
        .addColumns(out.gradient, 0, batch.count, out.size, biasGradient, 0);
    batch.update.apply(context.parameters.values(), biasAt, biasGradient, 0, out.size, false);
  }

  @Override
  public void refresh() {
    algorithm.refresh();
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
      int row = weightsAt + in.offsetOf(i) * out.size;
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
      int row = weightsAt + in.offsetOf(i) * out.size;
      for (int unit = 0; unit < units; unit++) {
        flat[offset + unit * inputs + i] = engine[row + unit];
      }
    }
    System.arraycopy(engine, biasAt, flat, offset + units * inputs, units);
  }
}
