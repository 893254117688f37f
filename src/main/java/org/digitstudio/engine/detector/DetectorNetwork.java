package org.digitstudio.engine.detector;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.engine.op.ActivationOp;
import org.digitstudio.engine.op.Activations;
import org.digitstudio.engine.op.Activations.GradientStorage;
import org.digitstudio.engine.op.BatchNormOp;
import org.digitstudio.engine.op.ConvOp;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.PooledConvOp;

/** A detector laid out for the engine, for maps of one size. */
final class DetectorNetwork {
  final Activations input;
  final Activations output;

  /** In running order. */
  final List<LayerOp> ops = new ArrayList<>();

  private final DetectorSpec spec;

  /** The layer of the specification whose parameters each operation has; -1 for none. */
  private final List<Integer> layers = new ArrayList<>();

  /**
   * @param capacity the most maps at once
   */
  DetectorNetwork(DetectorSpec spec, LayerContext context, int height, int width, int capacity) {
    this.spec = spec;
    List<Shape> shapes = spec.shapes(height, width);
    GradientStorage storage = context.training ? GradientStorage.SEPARATE : GradientStorage.NONE;
    this.input = Activations.pixels(shapes.getFirst(), capacity);
    Activations in = input;
    int index = 0;
    while (index < spec.layers().size()) {
      LayerSpec layer = spec.layers().get(index);
      int count = joined(index);
      boolean pooled = count > 1 && spec.layers().get(index + count - 1) instanceof Pool;
      Activations out = Activations.between(shapes.get(index + count), capacity, storage);
      switch (layer) {
        case Convolution c -> ops.add(convolution(c, context, in, out, pooled, capacity));
        case BatchNorm b ->
            ops.add(new BatchNormOp(context, in, out, isRelu(index + 1), pooled, 1f, capacity));
        case Activate a -> ops.add(new ActivationOp(a.activation(), context, in, out, 1f));
        default -> throw new IllegalArgumentException("A detector cannot begin with " + layer);
      }
      layers.add(layer instanceof Activate ? -1 : index);
      in = out;
      index += count;
    }
    this.output = in;
  }

  private LayerOp convolution(
      Convolution layer,
      LayerContext context,
      Activations in,
      Activations out,
      boolean pooled,
      int capacity) {
    boolean first = in == input;
    return first && pooled && PooledConvOp.fits(layer, in)
        ? new PooledConvOp(layer, context, in, out, 1f, capacity)
        : new ConvOp(layer, context, in, out, first, pooled, 1f, capacity);
  }

  /** The number of layers from {@code index} on that become one operation. */
  private int joined(int index) {
    int count = 1;
    if (spec.layers().get(index) instanceof BatchNorm && isRelu(index + 1)) {
      count++;
    }
    boolean pooled =
        index + count < spec.layers().size() && spec.layers().get(index + count) instanceof Pool;
    return pooled ? count + 1 : count;
  }

  private boolean isRelu(int index) {
    return index < spec.layers().size()
        && spec.layers().get(index).equals(new Activate(Activation.RELU));
  }

  /** Copies from Deeplearning4j's order into the engine's. */
  void toEngine(float[] flat, float[] engine) {
    for (int i = 0; i < ops.size(); i++) {
      if (layers.get(i) >= 0) {
        ops.get(i).load(flat, spec.parameterOffset(layers.get(i)), engine);
      }
    }
  }

  /** Copies from the engine's order into Deeplearning4j's. */
  float[] toFlat(float[] engine) {
    float[] flat = new float[spec.parameterCount()];
    for (int i = 0; i < ops.size(); i++) {
      if (layers.get(i) >= 0) {
        ops.get(i).store(engine, flat, spec.parameterOffset(layers.get(i)));
      }
    }
    return flat;
  }
}
