package org.digitstudio.engine.op;

import org.digitstudio.domain.network.LayerSpec.Convolution;

/**
 * Offsets of a kernel that slides over one padded image. The same class serves the backward pass,
 * where flipped kernels slide over the gradient.
 */
final class ConvGeometry {
  /** Channels of a position of the image. */
  final int channels;

  final int stride;
  final int outHeight;
  final int outWidth;

  /** Rows of padding above the image, and columns to its left. */
  final int top;

  final int left;

  /** Values of a row of the padded image. */
  final int line;

  final int paddedHeight;

  /** Values of the padded image. */
  final int paddedSize;

  final int kernelHeight;

  /** Values of a row of the kernel: its width times the channels. */
  final int kernelLine;

  /** Number of input values under the kernel. */
  final int terms;

  /** Offset of term p from the kernel's first one. */
  final int[] termSteps;

  /** Offset of the kernel's first term at output position p. */
  final int[] positionSteps;

  private ConvGeometry(
      int channels, int kernelHeight, int kernelWidth, int stride, int[] out, int[] padding) {
    this.channels = channels;
    this.stride = stride;
    this.outHeight = out[0];
    this.outWidth = out[1];
    this.top = padding[0];
    this.left = padding[1];
    this.paddedHeight = padding[2];
    this.line = padding[3] * channels;
    this.paddedSize = paddedHeight * line;
    this.kernelHeight = kernelHeight;
    this.kernelLine = kernelWidth * channels;
    this.terms = kernelHeight * kernelLine;
    this.termSteps = new int[terms];
    for (int i = 0; i < terms; i++) {
      termSteps[i] = i / kernelLine * line + i % kernelLine;
    }
    this.positionSteps = new int[outHeight * outWidth];
    for (int i = 0; i < positionSteps.length; i++) {
      positionSteps[i] = i / outWidth * stride * line + i % outWidth * stride * channels;
    }
  }

  /** Returns the geometry of a layer's forward pass. */
  static ConvGeometry of(Convolution spec, Activations in) {
    int kh = spec.kernelHeight();
    int kw = spec.kernelWidth();
    int stride = spec.stride();
    int height = in.shape.height();
    int width = in.shape.width();
    int outHeight = spec.padding().outputSize(height, kh, stride);
    int outWidth = spec.padding().outputSize(width, kw, stride);
    int top = spec.padding().zerosBefore(height, kh, stride);
    int left = spec.padding().zerosBefore(width, kw, stride);
    int paddedHeight = Math.max((outHeight - 1) * stride + kh, top + height);
    int paddedWidth = Math.max((outWidth - 1) * stride + kw, left + width);
    return new ConvGeometry(
        in.channels,
        kh,
        kw,
        stride,
        new int[] {outHeight, outWidth},
        new int[] {top, left, paddedHeight, paddedWidth});
  }

  /**
   * Returns the geometry of the gradient by the input: the flipped kernel slides over the output
   * gradients, spread by the stride and zero-padded.
   *
   * @param outChannels channels of the gradient
   */
  static ConvGeometry reverse(Convolution spec, Activations in, int outChannels) {
    int kh = spec.kernelHeight();
    int kw = spec.kernelWidth();
    int height = in.shape.height();
    int width = in.shape.width();
    int top = kh - 1 - spec.padding().zerosBefore(height, kh, spec.stride());
    int left = kw - 1 - spec.padding().zerosBefore(width, kw, spec.stride());
    return new ConvGeometry(
        outChannels,
        kh,
        kw,
        1,
        new int[] {height, width},
        new int[] {top, left, height + kh - 1, width + kw - 1});
  }

  /** Returns the number of output values before pooling, for {@code outChannels} channels. */
  int outSize(int outChannels) {
    return outHeight * outWidth * outChannels;
  }

  /** Copies an image's values into the zero-padded image. */
  void pad(Activations in, int image, float[] padded, int paddedAt) {
    int row = in.shape.width() * channels;
    for (int r = 0; r < in.shape.height(); r++) {
      int to = paddedAt + (top + r) * line + left * channels;
      System.arraycopy(in.values, image * in.size + r * row, padded, to, row);
    }
  }
}
