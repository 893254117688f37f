package org.digitstudio.engine.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
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
import org.digitstudio.engine.op.Activations.Back;
import org.digitstudio.engine.op.BatchNormOp;
import org.digitstudio.engine.op.ConvOp;
import org.digitstudio.engine.op.DenseOp;
import org.digitstudio.engine.op.DropoutOp;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.LeakyReluOp;
import org.digitstudio.engine.op.OutputOp;
import org.digitstudio.engine.op.PoolOp;
import org.digitstudio.engine.op.ZeroPaddingOp;

/** A network laid out for the engine: its layers joined where one loop can do the work of many. */
final class FusedNetwork {
  final LayerContext kit;
  final Activations pixels;

  /** What goes into the first dense layer, or into the output layer if there is none. */
  final Activations flattened;

  /** What goes into the output layer. */
  final Activations features;

  final OutputOp output;

  /** In running order. */
  final List<LayerOp> ops = new ArrayList<>();

  private final NetworkSpec spec;
  private final int capacity;

  /** Each layer of the specification that keeps numbers, with the operation that has them. */
  private final List<Owner> owners = new ArrayList<>();

  private record Owner(int layer, LayerOp op) {}

  /**
   * @param capacity the most pictures at once
   * @param smoothing of the labels
   */
  FusedNetwork(NetworkSpec spec, LayerContext kit, int capacity, float smoothing) {
    this.spec = spec;
    this.kit = kit;
    this.capacity = capacity;
    this.pixels =
        readsPixels(spec.layers().getFirst())
            ? Activations.pixels(spec.input().shape(), capacity)
            : Activations.between(spec.input().shape(), capacity, back(0));
    Activations maps = pixels;
    Optional<Activations> flat = Optional.empty();
    int index = 0;
    while (index < spec.layers().size() - 1) {
      if (flat.isEmpty() && is(index, Dense.class)) {
        flat = Optional.of(maps);
      }
      int joined = joined(index);
      Activations next =
          spec.layers().get(index) instanceof Dropout
              ? maps
              : Activations.between(spec.inputOf(index + joined), capacity, back(index + joined));
      add(index, joined, maps, next);
      maps = next;
      index += joined;
    }
    this.features = maps;
    this.flattened = flat.orElse(maps);
    this.output =
        new OutputOp(
            kit,
            maps,
            Activations.between(Shape.flat(10), capacity, kit.training ? Back.APART : Back.NONE),
            behind(index, maps),
            smoothing,
            capacity);
    own(index, output);
  }

  /** Why the engine does not train a network; empty where it does. */
  static Optional<String> refusal(NetworkSpec spec) {
    LayerSpec before = new Activate(Activation.IDENTITY);
    for (LayerSpec layer : spec.layers()) {
      Activation activation =
          switch (layer) {
            case Convolution c -> c.activation();
            case Activate a -> a.activation();
            case Dense d -> d.activation();
            default -> Activation.RELU;
          };
      if (activation != Activation.RELU && activation != Activation.IDENTITY) {
        return Optional.of(
            "The fused engine trains ReLU only, not %s; choose the DL4J engine."
                .formatted(activation));
      }
      if (layer instanceof Dropout && before instanceof Dropout) {
        return Optional.of(
            "The fused engine takes no two dropout layers in a row; choose the DL4J engine.");
      }
      before = layer;
    }
    return Optional.empty();
  }

  /** Whether a layer takes the pixels as they come, without padding. */
  private static boolean readsPixels(LayerSpec layer) {
    return layer instanceof Convolution || layer instanceof Dense || layer instanceof Output;
  }

  /** Takes picture {@code index} of the batch, 784 values in 0..1 row by row. */
  void input(float[] picture, int from, int index) {
    int at = index * pixels.size;
    if (pixels.size == DigitImage.PIXELS) {
      System.arraycopy(picture, from, pixels.values, at, DigitImage.PIXELS);
      return;
    }
    // Deeplearning4j's order for channels last is column by column.
    boolean turned = spec.input() == InputLayout.CHANNELS_LAST;
    for (int i = 0; i < DigitImage.PIXELS; i++) {
      int source = turned ? i % DigitImage.SIDE * DigitImage.SIDE + i / DigitImage.SIDE : i;
      pixels.values[at + pixels.placeOf(i)] = picture[from + source];
    }
  }

  private void own(int layer, LayerOp op) {
    ops.add(op);
    if (spec.layers().get(layer).parameterCount(spec.inputOf(layer)) > 0) {
      owners.add(new Owner(layer, op));
    }
  }

  private boolean is(int index, Class<? extends LayerSpec> type) {
    return type.isInstance(spec.layers().get(index));
  }

  private boolean isRelu(int index) {
    return spec.layers().get(index).equals(new Activate(Activation.RELU));
  }

  /** Whether the layer pools as the fused loops do: 2x2, nothing left over at the border. */
  private boolean poolsByTwo(int index) {
    Shape shape = spec.inputOf(index);
    return spec.layers().get(index) instanceof Pool pool
        && pool.kind() == Pool.Kind.MAX
        && pool.size() == 2
        && pool.stride() == 2
        && shape.height() % 2 == 0
        && shape.width() % 2 == 0;
  }

  /** How many layers from {@code index} on become one operation. */
  private int joined(int index) {
    return switch (spec.layers().get(index)) {
      case Convolution c -> monotone(c.activation()) && poolsByTwo(index + 1) ? 2 : 1;
      case BatchNorm b -> {
        int count = isRelu(index + 1) ? 2 : 1;
        yield poolsByTwo(index + count) ? count + 1 : count;
      }
      default -> 1;
    };
  }

  private static boolean monotone(Activation activation) {
    return activation == Activation.RELU || activation == Activation.IDENTITY;
  }

  /** What a ReLU's way back multiplies by: the factor of a dropout that follows at {@code next}. */
  private float backScale(int next) {
    return spec.layers().get(next) instanceof Dropout dropout
        ? DropoutOp.scaleOf(dropout.rate())
        : 1f;
  }

  private void add(int index, int joined, Activations in, Activations out) {
    boolean first = in == pixels;
    float scale = backScale(index + joined);
    switch (spec.layers().get(index)) {
      case Convolution c ->
          own(index, new ConvOp(c, kit, in, out, first, joined == 2, scale, capacity));
      case BatchNorm b -> {
        boolean pooled = poolsByTwo(index + joined - 1);
        own(index, new BatchNormOp(kit, in, out, isRelu(index + 1), pooled, scale, capacity));
      }
      case Pool p -> ops.add(new PoolOp(p, in, out, capacity));
      case Activate a -> ops.add(new ActivationOp(a.activation(), kit, in, out, scale));
      case LeakyRelu l -> ops.add(new LeakyReluOp(l, in, out));
      case ZeroPadding z -> ops.add(new ZeroPaddingOp(z, in, out));
      case Dense d ->
          own(
              index,
              new DenseOp(
                  d.units(), d.activation(), kit, in, out, behind(index, in), scale, capacity));
      case Dropout d -> {
        if (kit.training) {
          ops.add(new DropoutOp(d.rate(), index, endsInRelu(index - 1), kit, in));
        }
      }
      case Output o -> throw new IllegalStateException("The output comes last");
    }
  }

  /** Where the gradient by what goes into the layer at {@code next} is kept. */
  private Back back(int next) {
    if (!kit.training) {
      return Back.NONE;
    }
    int reader = is(next, Dropout.class) ? next + 1 : next;
    boolean dense = is(reader, Dense.class) || is(reader, Output.class);
    return dense && followsRelu(reader) ? Back.IN_PLACE : Back.APART;
  }

  /** What stands before the dense layer at {@code index}. */
  private DenseOp.Behind behind(int index, Activations in) {
    if (in == pixels) {
      return DenseOp.Behind.PIXELS;
    }
    return followsRelu(index) ? DenseOp.Behind.RELU : DenseOp.Behind.ANYTHING;
  }

  /** Whether a ReLU stands before a layer, perhaps with dropout between them. */
  private boolean followsRelu(int index) {
    int before = index > 0 && is(index - 1, Dropout.class) ? index - 2 : index - 1;
    return before >= 0 && endsInRelu(before);
  }

  /** Whether the operation that ends with that layer gates its gradient by its own sign. */
  private boolean endsInRelu(int index) {
    return switch (spec.layers().get(index)) {
      case Convolution c -> c.activation() == Activation.RELU;
      case Dense d -> d.activation() == Activation.RELU;
      case Activate a -> a.activation() == Activation.RELU;
      case Pool p -> poolsByTwo(index) && joinsPool(index - 1) && endsInRelu(index - 1);
      default -> false;
    };
  }

  /** Whether the layer, or the normalisation before it, takes the pooling behind it along. */
  private boolean joinsPool(int index) {
    return is(index, Convolution.class) || isRelu(index) && is(index - 1, BatchNorm.class);
  }

  /** Copies from Deeplearning4j's order into the engine's. */
  void toEngine(float[] flat, float[] engine) {
    for (Owner owner : owners) {
      owner.op().load(flat, spec.parameterOffset(owner.layer()), engine);
    }
  }

  /** Copies from the engine's order into Deeplearning4j's. */
  float[] toFlat(float[] engine) {
    float[] flat = new float[spec.parameterCount()];
    for (Owner owner : owners) {
      owner.op().store(engine, flat, spec.parameterOffset(owner.layer()));
    }
    return flat;
  }

  void refresh() {
    ops.forEach(LayerOp::refresh);
  }
}
