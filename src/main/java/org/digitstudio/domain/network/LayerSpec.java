package org.digitstudio.domain.network;

import org.digitstudio.domain.Checks;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.digit.Prediction;

/** One layer of a sequential network; each is one stock Deeplearning4j layer, in the same order. */
public sealed interface LayerSpec {

  /**
   * Returns the shape of the output for an input of a shape.
   *
   * @throws StudioException if the layer does not fit the input
   */
  Shape outputShape(Shape input);

  /**
   * Returns how many parameters Deeplearning4j keeps for this layer, running statistics included.
   */
  default int parameterCount(Shape input) {
    return 0;
  }

  /** Returns the multiply-adds for one image. */
  default long multiplyAdds(Shape input) {
    return 0;
  }

  /** A 2D convolution over all channels, then the activation. */
  record Convolution(
      int filters,
      int kernelHeight,
      int kernelWidth,
      int stride,
      Padding padding,
      Activation activation)
      implements LayerSpec {
    /** A whole image with the most zero padding on each side. */
    private static final int MAX_KERNEL = 28 + 2 * 28;

    public Convolution {
      Checks.range("domain.size.filters", filters, 1, 1024);
      Checks.range("domain.size.kernel", kernelHeight, 1, MAX_KERNEL);
      Checks.range("domain.size.kernel", kernelWidth, 1, MAX_KERNEL);
      Checks.range("domain.size.stride", stride, 1, 28);
    }

    /** Returns a convolution with a square kernel, stride 1, same padding and ReLU. */
    public static Convolution same(int filters, int kernel) {
      return new Convolution(filters, kernel, kernel, 1, Padding.SAME, Activation.RELU);
    }

    /**
     * Returns a convolution with a square kernel, stride 1, same padding and no activation: batch
     * normalization follows.
     */
    public static Convolution linear(int filters, int kernel) {
      return new Convolution(filters, kernel, kernel, 1, Padding.SAME, Activation.IDENTITY);
    }

    @Override
    public Shape outputShape(Shape input) {
      return new Shape(
          filters,
          padding.outputSize(input.height(), kernelHeight, stride),
          padding.outputSize(input.width(), kernelWidth, stride));
    }

    @Override
    public int parameterCount(Shape input) {
      return filters + filters * input.channels() * kernelHeight * kernelWidth;
    }

    @Override
    public long multiplyAdds(Shape input) {
      return (long) outputShape(input).size() * input.channels() * kernelHeight * kernelWidth;
    }
  }

  /** Batch normalization: gamma, beta, running mean and running variance for each channel. */
  record BatchNorm() implements LayerSpec {
    public static final double EPSILON = 1e-5;

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public int parameterCount(Shape input) {
      return 4 * input.channels();
    }

    @Override
    public long multiplyAdds(Shape input) {
      return input.size();
    }
  }

  /** An activation as a layer of its own, such as the ReLU after batch normalization. */
  record Activate(Activation activation) implements LayerSpec {
    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** A rectifier that multiplies values below zero by a slope instead of cutting them off. */
  record LeakyRelu(double slope) implements LayerSpec {
    public LeakyRelu {
      if (!(slope >= 0 && slope <= 1)) {
        throw new StudioException("domain.size.slope", slope);
      }
    }

    /** Returns {@code x} if it is positive, else the slope times {@code x}. */
    public float apply(float x) {
      return x >= 0f ? x : (float) slope * x;
    }

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** Rows and columns of zeros around each feature map. */
  record ZeroPadding(int top, int bottom, int left, int right) implements LayerSpec {
    public ZeroPadding {
      Checks.range(
          "domain.size.padding", Math.min(Math.min(top, bottom), Math.min(left, right)), 0, 28);
      Checks.range(
          "domain.size.padding", Math.max(Math.max(top, bottom), Math.max(left, right)), 0, 28);
    }

    @Override
    public Shape outputShape(Shape input) {
      return new Shape(
          input.channels(), top + input.height() + bottom, left + input.width() + right);
    }
  }

  /** The largest or the mean value of each size x size window. */
  record Pool(Kind kind, int size, int stride, Padding padding) implements LayerSpec {
    /** The function that reduces a window to one value. */
    public enum Kind {
      MAX,
      AVERAGE
    }

    public Pool {
      Checks.range("domain.size.pool", size, 1, 28);
      Checks.range("domain.size.stride", stride, 1, 28);
    }

    /** Returns 2x2 max pooling with stride 2, without padding. */
    public static Pool max2() {
      return new Pool(Kind.MAX, 2, 2, Padding.VALID);
    }

    @Override
    public Shape outputShape(Shape input) {
      return new Shape(
          input.channels(),
          padding.outputSize(input.height(), size, stride),
          padding.outputSize(input.width(), size, stride));
    }
  }

  /**
   * Dropout: in training each value is set to 0 with a probability and the others are scaled up, so
   * that the expected sum stays; in inference nothing changes.
   *
   * @param rate the probability, 0 or more and below 1
   */
  record Dropout(double rate) implements LayerSpec {
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new StudioException("domain.size.dropout", rate);
      }
    }

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /**
   * A fully connected layer, then the activation. Its input is flattened channel by channel and row
   * by row.
   */
  record Dense(int units, Activation activation) implements LayerSpec {
    public Dense {
      Checks.range("domain.size.units", units, 1, 4096);
    }

    public static Dense relu(int units) {
      return new Dense(units, Activation.RELU);
    }

    @Override
    public Shape outputShape(Shape input) {
      return Shape.flat(units);
    }

    @Override
    public int parameterCount(Shape input) {
      return input.size() * units + units;
    }

    @Override
    public long multiplyAdds(Shape input) {
      return (long) input.size() * units;
    }
  }

  /** The last layer: ten logits and softmax, trained with cross-entropy. */
  record Output() implements LayerSpec {
    @Override
    public Shape outputShape(Shape input) {
      return Shape.flat(Prediction.CLASSES);
    }

    @Override
    public int parameterCount(Shape input) {
      return input.size() * Prediction.CLASSES + Prediction.CLASSES;
    }

    @Override
    public long multiplyAdds(Shape input) {
      return (long) input.size() * Prediction.CLASSES;
    }
  }
}
