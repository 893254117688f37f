package org.digitstudio.domain.network;

import org.digitstudio.domain.Checks;
import org.digitstudio.domain.digit.Prediction;

/** One layer of a sequential network; each is one stock Deeplearning4j layer, in the same order. */
public sealed interface LayerSpec {

  /** What this layer puts out for an input of that shape. */
  Shape outputShape(Shape input);

  /** How many numbers Deeplearning4j keeps for this layer, running statistics included. */
  default int parameterCount(Shape input) {
    return 0;
  }

  /** Multiply-adds for one picture. */
  default long multiplyAdds(Shape input) {
    return 0;
  }

  /** Windows of kernelHeight x kernelWidth over all channels, then the activation. */
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
      Checks.range("filters", filters, 1, 1024);
      Checks.range("kernel height", kernelHeight, 1, MAX_KERNEL);
      Checks.range("kernel width", kernelWidth, 1, MAX_KERNEL);
      Checks.range("stride", stride, 1, 28);
    }

    /** A square kernel, stride 1, same padding, ReLU. */
    public static Convolution same(int maps, int kernel) {
      return new Convolution(maps, kernel, kernel, 1, Padding.SAME, Activation.RELU);
    }

    /** A square kernel, stride 1, same padding and no activation: batch normalisation follows. */
    public static Convolution linear(int maps, int kernel) {
      return new Convolution(maps, kernel, kernel, 1, Padding.SAME, Activation.IDENTITY);
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

  /** Gamma, beta, running mean and running variance for each channel; epsilon 1e-5. */
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

  /** An activation that stands alone, such as the ReLU after batch normalisation. */
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
        throw new IllegalArgumentException("The slope of a leaky ReLU lies in 0 to 1");
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
      Checks.range("zero padding", Math.min(Math.min(top, bottom), Math.min(left, right)), 0, 28);
      Checks.range("zero padding", Math.max(Math.max(top, bottom), Math.max(left, right)), 0, 28);
    }

    @Override
    public Shape outputShape(Shape input) {
      return new Shape(
          input.channels(), top + input.height() + bottom, left + input.width() + right);
    }
  }

  /** The largest (or mean) value of each size x size window. */
  record Pool(Kind kind, int size, int stride, Padding padding) implements LayerSpec {
    /** How a window becomes one value. */
    public enum Kind {
      MAX,
      AVERAGE
    }

    public Pool {
      Checks.range("pool", size, 1, 28);
      Checks.range("pool stride", stride, 1, 28);
    }

    /** The usual 2x2, stride 2, windows wholly inside. */
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

  /** In training each value is dropped with this probability and the rest scaled up; off after. */
  record Dropout(double rate) implements LayerSpec {
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("Dropout lies in 0 up to, not including, 1");
      }
    }

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** Every value, channel by channel and row by row, to every unit; then the activation. */
  record Dense(int units, Activation activation) implements LayerSpec {
    public Dense {
      Checks.range("units", units, 1, 4096);
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

  /** Ten sums and softmax, trained with cross-entropy: the last layer. */
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
