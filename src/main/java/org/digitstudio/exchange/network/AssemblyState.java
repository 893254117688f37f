package org.digitstudio.exchange.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.Shape;

/** The state of {@link NetworkAssembler} between two layers, and what changes no more than that. */
abstract class AssemblyState {
  private final boolean channelsFirst;
  private Optional<LayerList> started = Optional.empty();
  TensorOrder order;
  Affine pending = Affine.uniform(1, 0);
  boolean softmax;

  /**
   * @param channelsFirst whether a tensor of three dimensions begins with the channels
   * @param inputDims the input's dimensions without the batch
   * @throws StudioIOException if that is no 28x28 image
   */
  AssemblyState(boolean channelsFirst, int... inputDims) throws IOException {
    boolean sound = inputDims.length >= 1 && inputDims.length <= 3;
    for (int side : inputDims) {
      sound &= side == 1 || side == DigitImage.SIDE || side == DigitImage.PIXELS;
    }
    if (!sound || TensorOrder.product(inputDims) != DigitImage.PIXELS) {
      throw new StudioIOException("exchange.input-shape", Arrays.toString(inputDims));
    }
    this.channelsFirst = channelsFirst;
    this.order = TensorOrder.of(inputDims);
  }

  /** The dimensions of the tensor that reaches the next layer, without the batch. */
  public final int[] dims() {
    return order.dims().clone();
  }

  final boolean isAtInput() {
    return started.isEmpty();
  }

  final LayerList layers() {
    return started.orElseThrow();
  }

  final void start(InputLayout layout) {
    started = Optional.of(new LayerList(layout));
  }

  final void refuseAfterSoftmax() throws IOException {
    if (softmax) {
      throw new StudioIOException("domain.layer.softmax-inside");
    }
  }

  /** Settles how the pixels enter the first layer that works on maps. */
  final Shape spatial(boolean first) throws IOException {
    refuseAfterSoftmax();
    if (order.rank() != 3) {
      throw new StudioIOException("domain.layer.needs-maps");
    }
    TensorOrder maps = order.channelsFirst(first);
    if (isAtInput()) {
      InputLayout layout =
          maps.pixelLayout().orElseThrow(() -> new StudioIOException("domain.layer.input-order"));
      start(layout);
      order = TensorOrder.of(maps.dims());
      order = first ? order : order.transposed(1, 2, 0);
      return layers().shape();
    }
    Shape shape = layers().shape();
    int[] expected = {shape.channels(), shape.height(), shape.width()};
    if (!maps.isPlain() || !Arrays.equals(maps.dims(), expected) || layers().isFlat()) {
      throw new StudioIOException("domain.layer.needs-maps");
    }
    return shape;
  }

  /** Settles the input for a layer that treats each value alike. */
  final void anywhere() throws IOException {
    refuseAfterSoftmax();
    if (isAtInput() && order.rank() == 3) {
      spatial(channelsFirst);
    } else if (isAtInput()) {
      start(InputLayout.FLAT);
    }
  }

  /** Multiplies every value and then moves it, as {@code Rescaling} does. */
  public final void rescale(double scale, double offset) throws IOException {
    refuseAfterSoftmax();
    if (isAtInput() && pending.isIdentity()) {
      pending = Affine.uniform(PixelScale.before(scale, offset), 0);
    }
    pending = pending.then(scale, offset);
  }

  /** A scaling that no weights can take in becomes a batch normalization. */
  final void settle() throws IOException {
    if (pending.isIdentity()) {
      return;
    }
    if (!pending.isUniform()) {
      throw new StudioIOException("domain.layer.flat-norm");
    }
    layers().add(new BatchNorm(), pending.asNormalization(layers().shape().channels()));
    pending = Affine.uniform(1, 0);
  }

  public final void transpose(int... permutation) throws IOException {
    refuseAfterSoftmax();
    order = order.transposed(permutation);
  }

  /**
   * @param dims may hold one -1, which stands for what is left over
   */
  public final void reshape(int... dims) throws IOException {
    refuseAfterSoftmax();
    order =
        order
            .resolved(dims)
            .orElseThrow(() -> LayerFailure.setting("shape", Arrays.toString(dims)));
  }

  public final void flatten() throws IOException {
    refuseAfterSoftmax();
    order = order.flat();
  }

  /** The tensor after a layer that puts out maps. */
  final void follow(boolean first) {
    Shape shape = layers().shape();
    order = TensorOrder.of(shape.channels(), shape.height(), shape.width());
    order = first ? order : order.transposed(1, 2, 0);
  }
}
