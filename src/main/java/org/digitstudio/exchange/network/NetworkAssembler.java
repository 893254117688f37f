package org.digitstudio.exchange.network;

import java.io.IOException;
import java.util.Arrays;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;

/**
 * Assembles one of our networks from the layers of another framework, in their order: keeps track
 * of the order of values, joins activations with the layer before them, and folds scaling into
 * weights. Works on one file and is used by one thread.
 */
public final class NetworkAssembler extends AssemblyState {
  /**
   * @param channelsFirst whether a tensor of three dimensions begins with the channels
   * @param inputDims the input's dimensions without the batch
   * @throws StudioIOException if that is no 28x28 image
   */
  public NetworkAssembler(boolean channelsFirst, int... inputDims) throws IOException {
    super(channelsFirst, inputDims);
  }

  /** Adds a convolution without activation. */
  public void convolution(Kernel kernel, int stride, Margins margins, boolean first)
      throws IOException {
    Shape shape = spatial(first);
    if (kernel.channels() != shape.channels()) {
      throw LayerFailure.arrayShape(
          "kernel", kernel.channels() + " channels", shape.channels() + " channels");
    }
    // Zeros around the maps stay zeros only where nothing is added to the values.
    if (!pending.isUniform() || !margins.isNone() && pending.shift(0) != 0f) {
      settle();
    }
    float[] weights = kernel.weights().clone();
    float[] bias = kernel.bias().clone();
    pending.foldInto(weights, bias);
    pending = Affine.uniform(1, 0);
    Padding padding = pad(margins, kernel.height(), kernel.width(), stride);
    layers()
        .add(
            new Convolution(
                kernel.filters(),
                kernel.height(),
                kernel.width(),
                stride,
                padding,
                Activation.IDENTITY),
            joined(bias, weights));
    follow(first);
  }

  private static float[] joined(float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private Padding pad(Margins margins, int height, int width, int stride) throws IOException {
    Shape shape = layers().shape();
    if (margins.isNone()) {
      return Padding.VALID;
    }
    if (margins.isSame(shape.height(), shape.width(), height, width, stride)) {
      return Padding.SAME;
    }
    layers().add(new ZeroPadding(margins.top(), margins.bottom(), margins.left(), margins.right()));
    return Padding.VALID;
  }

  public void zeroPadding(int top, int bottom, int left, int right, boolean first)
      throws IOException {
    spatial(first);
    if (!pending.isIdentity() && pending.shift(0) != 0f) {
      settle();
    }
    layers().add(new ZeroPadding(top, bottom, left, right));
    follow(first);
  }

  public void pool(Pool.Kind kind, int size, int stride, Margins margins, boolean first)
      throws IOException {
    Shape shape = spatial(first);
    settle();
    Padding padding = Padding.VALID;
    if (!margins.isNone()) {
      if (margins.isSame(shape.height(), shape.width(), size, size, stride)) {
        padding = Padding.SAME;
      } else if (kind == Pool.Kind.MAX && layers().endsNonNegative()) {
        // Padding never wins where no value is below zero.
        layers()
            .add(new ZeroPadding(margins.top(), margins.bottom(), margins.left(), margins.right()));
      } else {
        throw LayerFailure.setting("padding", margins);
      }
    }
    layers().add(new Pool(kind, size, stride, padding));
    follow(first);
  }

  /**
   * @param keepDims whether rows and columns stay as dimensions of 1
   */
  public void globalPool(Pool.Kind kind, boolean keepDims, boolean first) throws IOException {
    Shape shape = spatial(first);
    settle();
    if (shape.height() != shape.width()) {
      throw new StudioIOException("domain.layer.not-square");
    }
    layers().add(new Pool(kind, shape.height(), shape.height(), Padding.VALID));
    follow(first);
    if (!keepDims) {
      order = order.flat();
    }
  }

  /**
   * Adds a dense layer without activation.
   *
   * @param weights [unit][input], the inputs in the other framework's order
   */
  public void dense(int units, float[] weights, float[] bias) throws IOException {
    refuseAfterSoftmax();
    int inputs = order.dims()[order.rank() - 1];
    if (inputs != order.size()) {
      throw new StudioIOException("domain.layer.needs-row");
    }
    if (weights.length != units * inputs) {
      throw LayerFailure.arrayShape("kernel", weights.length / units, inputs);
    }
    if (isAtInput()) {
      start(InputLayout.FLAT);
    }
    float[] ours = order.toOurOrder(weights);
    float[] moved = bias.clone();
    pending.foldInto(ours, moved);
    pending = Affine.uniform(1, 0);
    layers().add(new Dense(units, Activation.IDENTITY), joined(ours, moved));
    int[] dims = order.dims();
    dims[dims.length - 1] = units;
    order = TensorOrder.of(dims);
  }

  /** Moves each unit or channel of the last layer, as a separate bias does. */
  public void addBias(float[] bias) throws IOException {
    refuseAfterSoftmax();
    if (!tryAddBias(bias)) {
      throw new StudioIOException("domain.layer.bias");
    }
  }

  /** As {@link #addBias}; returns false where the last layer has no such bias. */
  public boolean tryAddBias(float[] bias) throws IOException {
    refuseAfterSoftmax();
    return pending.isIdentity() && !isAtInput() && layers().addBias(bias);
  }

  /**
   * @param axis the channels' dimension, counted without the batch
   */
  public void batchNorm(Normalization norm, int axis) throws IOException {
    refuseAfterSoftmax();
    int channels = norm.channels();
    boolean row = axis >= 0 && axis < order.rank() && order.dims()[axis] == order.size();
    if (!row) {
      if (order.rank() != 3 || axis != 0 && axis != 2) {
        throw LayerFailure.setting("axis", axis);
      }
      spatial(axis == 0);
      settle();
    } else if (isAtInput()) {
      start(InputLayout.FLAT);
    }
    Shape shape = layers().shape();
    if (channels != (row ? order.size() : shape.channels())) {
      throw LayerFailure.arrayShape("gamma", channels, row ? order.size() : shape.channels());
    }
    boolean single = shape.height() * shape.width() == 1;
    if (!row || single && order.isPlain()) {
      settle();
      layers().add(new BatchNorm(), norm.parameters());
    } else {
      // Only the dense layer behind flattened maps can take this in.
      pending = pending.then(norm, order);
    }
  }

  public void activation(Activation activation) throws IOException {
    anywhere();
    settle();
    layers().activate(activation);
  }

  /**
   * @param slope below zero
   */
  public void leakyRelu(double slope) throws IOException {
    anywhere();
    settle();
    layers().leakyRelu(slope);
  }

  public void dropout(double rate) throws IOException {
    refuseAfterSoftmax();
    if (rate > 0 && !isAtInput()) {
      layers().add(new Dropout(rate));
    }
  }

  /** The network's end; whatever follows is refused. */
  public void softmax() throws IOException {
    refuseAfterSoftmax();
    softmax = true;
  }

  /**
   * Returns the model. A network that ends in ten logits gets its softmax.
   *
   * @throws StudioIOException if it doesn't end in ten values
   */
  public Model model(ModelCard card) throws IOException {
    if (isAtInput() || layers().shape().size() != Prediction.CLASSES) {
      throw new StudioIOException("domain.network.outputs", order.size());
    }
    if (!softmax && layers().endsInActivation()) {
      throw new StudioIOException("domain.network.no-softmax");
    }
    if (pending.isScale() && layers().endInOutput()) {
      return layers().model(withTemperature(card, 1 / pending.scale(0)));
    }
    if (!pending.isIdentity() || !layers().endInOutput()) {
      addIdentityOutput();
    }
    return layers().model(card);
  }

  /** Logits that are multiplied before softmax have a temperature. */
  private static ModelCard withTemperature(ModelCard card, float temperature) {
    boolean keep = temperature == 1f || card.calibration().isPresent();
    return keep
        ? card
        : card.withCalibration(
            new Calibration(temperature, new float[0][], Float.NEGATIVE_INFINITY));
  }

  /** Ten values that come from no dense layer go through one that changes nothing. */
  private void addIdentityOutput() throws IOException {
    float[] weights = new float[Prediction.CLASSES * Prediction.CLASSES];
    for (int i = 0; i < Prediction.CLASSES; i++) {
      weights[i * Prediction.CLASSES + i] = 1f;
    }
    softmax = false;
    reshape(Prediction.CLASSES);
    dense(Prediction.CLASSES, weights, new float[Prediction.CLASSES]);
    layers().endInOutput();
  }
}
