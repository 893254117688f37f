package org.digitstudio.engine.fused;

import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.engine.op.DropoutOp;

/** The rules by which neighbouring layers are fused to one operation. */
record LayerFusion(NetworkSpec spec) {

  /** Returns the reason why the engine cannot train a network; empty if it can. */
  static Optional<StudioException> refusal(NetworkSpec spec) {
    LayerSpec before = new Activate(Activation.IDENTITY);
    for (LayerSpec layer : spec.layers()) {
      Activation activation =
          switch (layer) {
            case Convolution c -> c.activation();
            case Activate a -> a.activation();
            case Dense d -> d.activation();
            default -> Activation.RELU;
          };
      if (!isPiecewiseLinear(activation)) {
        return Optional.of(new StudioException("engine.fused.activation", activation.name()));
      }
      if (layer instanceof Dropout && before instanceof Dropout) {
        return Optional.of(new StudioException("engine.fused.dropout"));
      }
      before = layer;
    }
    return Optional.empty();
  }

  private static boolean isPiecewiseLinear(Activation activation) {
    return activation == Activation.RELU || activation == Activation.IDENTITY;
  }

  /** Returns whether the first layer reads the pixels without channel padding. */
  boolean readsPixels() {
    LayerSpec first = spec.layers().getFirst();
    return first instanceof Convolution || first instanceof Dense || first instanceof Output;
  }

  /** Returns the number of layers from {@code index} that are fused to one operation. */
  int count(int index) {
    return switch (spec.layers().get(index)) {
      case Convolution c -> isPiecewiseLinear(c.activation()) && poolsByTwo(index + 1) ? 2 : 1;
      case BatchNorm _ -> {
        int count = isRelu(index + 1) ? 2 : 1;
        yield poolsByTwo(index + count) ? count + 1 : count;
      }
      default -> 1;
    };
  }

  /** Returns whether a layer is 2 x 2 max pooling of feature maps with even sides. */
  boolean poolsByTwo(int index) {
    Shape shape = spec.inputShape(index);
    return spec.layers().get(index) instanceof Pool pool
        && pool.kind() == Pool.Kind.MAX
        && pool.size() == 2
        && pool.stride() == 2
        && shape.height() % 2 == 0
        && shape.width() % 2 == 0;
  }

  boolean is(int index, Class<? extends LayerSpec> type) {
    return type.isInstance(spec.layers().get(index));
  }

  /** Returns whether a layer is a ReLU and nothing else. */
  boolean isRelu(int index) {
    return spec.layers().get(index).equals(new Activate(Activation.RELU));
  }

  /** Returns the factor of a gradient: that of a dropout layer at {@code next}, else 1. */
  float gradientScale(int next) {
    return spec.layers().get(next) instanceof Dropout dropout
        ? DropoutOp.scale(dropout.rate())
        : 1f;
  }

  /** Returns whether a ReLU precedes a layer, perhaps with dropout between them. */
  boolean followsRelu(int index) {
    int before = index > 0 && is(index - 1, Dropout.class) ? index - 2 : index - 1;
    return before >= 0 && endsInRelu(before);
  }

  /** Returns whether the operation that ends with a layer ends in a ReLU. */
  boolean endsInRelu(int index) {
    return switch (spec.layers().get(index)) {
      case Convolution c -> c.activation() == Activation.RELU;
      case Dense d -> d.activation() == Activation.RELU;
      case Activate a -> a.activation() == Activation.RELU;
      case Pool _ -> poolsByTwo(index) && includesPool(index - 1) && endsInRelu(index - 1);
      default -> false;
    };
  }

  /** Returns whether the operation of a layer includes the pooling layer that follows it. */
  private boolean includesPool(int index) {
    return is(index, Convolution.class) || isRelu(index) && is(index - 1, BatchNorm.class);
  }
}
