package org.digitstudio.engine.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.engine.op.ActivationOp;
import org.digitstudio.engine.op.Activations;
import org.digitstudio.engine.op.Activations.GradientStorage;
import org.digitstudio.engine.op.BatchNormOp;
import org.digitstudio.engine.op.ConvOp;
import org.digitstudio.engine.op.DenseOp;
import org.digitstudio.engine.op.DropoutOp;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.LeakyReluOp;
import org.digitstudio.engine.op.OutputOp;
import org.digitstudio.engine.op.PoolOp;
import org.digitstudio.engine.op.PooledConvOp;
import org.digitstudio.engine.op.ZeroPaddingOp;

/** A network as the engine runs it, with neighbouring layers fused to one operation if possible. */
final class FusedNetwork {
  final LayerContext context;
  final Activations pixels;

  /** Input of the first dense layer, or of the output layer if there is none. */
  final Activations flattened;

  /** Input of the output layer. */
  final Activations features;

  final OutputOp output;

  /** In running order. */
  final List<LayerOp> ops = new ArrayList<>();

  private final NetworkSpec spec;
  private final LayerFusion fusion;
  private final int capacity;

  /** The layers of the specification with parameters, and the operations that store them. */
  private final List<Owner> owners = new ArrayList<>();

  /** The first layer of the specification that each operation runs. */
  private final List<Integer> firstLayers = new ArrayList<>();

  private record Owner(int layer, LayerOp op) {}

  /**
   * @param capacity maximum number of images per batch
   * @param smoothing of the labels, 0 to 1
   */
  FusedNetwork(NetworkSpec spec, LayerContext context, int capacity, float smoothing) {
    this.spec = spec;
    this.fusion = new LayerFusion(spec);
    this.context = context;
    this.capacity = capacity;
    this.pixels =
        fusion.readsPixels()
            ? Activations.pixels(spec.input().shape(), capacity)
            : Activations.between(spec.input().shape(), capacity, storage(0));
    Activations current = pixels;
    Optional<Activations> flat = Optional.empty();
    int index = 0;
    while (index < spec.layers().size() - 1) {
      if (flat.isEmpty() && fusion.is(index, Dense.class)) {
        flat = Optional.of(current);
      }
      int end = index + fusion.count(index);
      Activations next =
          fusion.is(index, Dropout.class)
              ? current
              : Activations.between(spec.inputShape(end), capacity, storage(end));
      add(index, end, current, next);
      while (firstLayers.size() < ops.size()) {
        firstLayers.add(index);
      }
      current = next;
      index = end;
    }
    this.features = current;
    this.flattened = flat.orElse(current);
    GradientStorage storage = context.training ? GradientStorage.SEPARATE : GradientStorage.NONE;
    Activations logits = Activations.between(Shape.flat(Prediction.CLASSES), capacity, storage);
    this.output =
        new OutputOp(context, current, logits, inputKind(index, current), smoothing, capacity);
    own(index, output);
  }

  /** Returns how many operations run the layers before {@code layer}. */
  int opCountBefore(int layer) {
    return (int) firstLayers.stream().filter(first -> first < layer).count();
  }

  /**
   * Sets an image of the batch.
   *
   * @param image 784 values in 0..1, row by row, from {@code from}
   * @param index of the image in the batch
   */
  void input(float[] image, int from, int index) {
    int at = index * pixels.size;
    if (pixels.size == DigitImage.PIXELS) {
      System.arraycopy(image, from, pixels.values, at, DigitImage.PIXELS);
      return;
    }
    // Deeplearning4j's order for channels last is column by column.
    boolean transposed = spec.input() == InputLayout.CHANNELS_LAST;
    for (int i = 0; i < DigitImage.PIXELS; i++) {
      int source = transposed ? i % DigitImage.SIDE * DigitImage.SIDE + i / DigitImage.SIDE : i;
      pixels.values[at + pixels.offsetOf(i)] = image[from + source];
    }
  }

  /** Adds the operation of layers {@code index} to {@code end}, exclusive. */
  private void add(int index, int end, Activations in, Activations out) {
    float scale = fusion.gradientScale(end);
    switch (spec.layers().get(index)) {
      case Convolution c -> own(index, convolution(c, in, out, end - index == 2, scale));
      case BatchNorm _ -> {
        boolean relu = fusion.isRelu(index + 1);
        boolean pooled = fusion.poolsByTwo(end - 1);
        own(index, new BatchNormOp(context, in, out, relu, pooled, scale, capacity));
      }
      case Pool p -> ops.add(new PoolOp(p, in, out, capacity));
      case Activate a -> ops.add(new ActivationOp(a.activation(), context, in, out, scale));
      case LeakyRelu l -> ops.add(new LeakyReluOp(l, in, out));
      case ZeroPadding z -> ops.add(new ZeroPaddingOp(z, in, out));
      case Dense d -> {
        DenseOp.InputKind kind = inputKind(index, in);
        own(index, new DenseOp(d.units(), d.activation(), context, in, out, kind, scale, capacity));
      }
      case Dropout d -> {
        if (context.training) {
          boolean gated = fusion.endsInRelu(index - 1);
          ops.add(new DropoutOp(d.rate(), index, gated, context, in));
        }
      }
      case Output _ -> throw new IllegalStateException("The output comes last");
    }
  }

  private LayerOp convolution(
      Convolution spec, Activations in, Activations out, boolean pooled, float scale) {
    boolean first = in == pixels;
    return first && pooled && PooledConvOp.fits(spec, in)
        ? new PooledConvOp(spec, context, in, out, scale, capacity)
        : new ConvOp(spec, context, in, out, first, pooled, scale, capacity);
  }

  private void own(int layer, LayerOp op) {
    ops.add(op);
    if (spec.layers().get(layer).parameterCount(spec.inputShape(layer)) > 0) {
      owners.add(new Owner(layer, op));
    }
  }

  /** Returns the storage of the gradient by the input of the layer at {@code next}. */
  private GradientStorage storage(int next) {
    if (!context.training) {
      return GradientStorage.NONE;
    }
    int reader = fusion.is(next, Dropout.class) ? next + 1 : next;
    boolean dense = fusion.is(reader, Dense.class) || fusion.is(reader, Output.class);
    return dense && fusion.followsRelu(reader)
        ? GradientStorage.IN_PLACE
        : GradientStorage.SEPARATE;
  }

  private DenseOp.InputKind inputKind(int index, Activations in) {
    if (in == pixels) {
      return DenseOp.InputKind.PIXELS;
    }
    return fusion.followsRelu(index) ? DenseOp.InputKind.RELU : DenseOp.InputKind.ANY;
  }

  /** Copies parameters from Deeplearning4j's order into the engine's. */
  void toEngine(float[] flat, float[] engine) {
    for (Owner owner : owners) {
      owner.op().load(flat, spec.parameterOffset(owner.layer()), engine);
    }
  }

  /** Copies parameters from the engine's order into Deeplearning4j's. */
  float[] toFlat(float[] engine) {
    float[] flat = new float[spec.parameterCount()];
    for (Owner owner : owners) {
      owner.op().store(engine, flat, spec.parameterOffset(owner.layer()));
    }
    return flat;
  }

  /** Recomputes what the layers derive from their parameters. */
  void refresh() {
    ops.forEach(LayerOp::refresh);
  }
}
