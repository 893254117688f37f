package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.engine.simd.MatrixProduct;

/**
 * A convolution's parameters in the engine's order: the biases, then the weights in panels of 32
 * output channels; in each a row of 32 values for every term under the kernel.
 */
final class ConvParameters {
  private static final int C = MatrixProduct.COLUMNS;

  private final Convolution spec;
  private final Parameters parameters;
  private final int channels;
  private final int inChannels;

  /** Output channels, padded to a multiple of 32. */
  final int outChannels;

  /** Number of input values under the kernel. */
  final int terms;

  final int biasAt;
  final int weightsAt;

  ConvParameters(Convolution spec, Parameters parameters, Activations in, int outChannels) {
    this.spec = spec;
    this.parameters = parameters;
    this.channels = in.shape.channels();
    this.inChannels = in.channels;
    this.outChannels = outChannels;
    this.terms = spec.kernelHeight() * spec.kernelWidth() * inChannels;
    this.biasAt = parameters.reserve(outChannels);
    this.weightsAt = parameters.reserve(terms * outChannels);
  }

  float[] values() {
    return parameters.values();
  }

  int size() {
    return outChannels * (1 + terms);
  }

  /** Returns the offset of a term's 32 weights in a panel, from {@link #weightsAt}. */
  int row(int panel, int term) {
    return (panel * terms + term) * C;
  }

  /**
   * Updates a worker's share of the parameters.
   *
   * @param gradient in the parameters' order
   */
  void update(BatchContext batch, int worker, float[] gradient) {
    int groups = size() / C;
    int from = batch.share(groups, worker) * C;
    int to = batch.share(groups, worker + 1) * C;
    int biases = Math.clamp(outChannels, from, to);
    batch.update.apply(values(), biasAt + from, gradient, from, biases - from, false);
    batch.update.apply(values(), biasAt + biases, gradient, biases, to - biases, true);
  }

  void load(float[] flat, int offset, float[] engine) {
    Arrays.fill(engine, biasAt, biasAt + size(), 0f);
    System.arraycopy(flat, offset, engine, biasAt, spec.filters());
    forEachWeight((flatAt, engineAt) -> engine[engineAt] = flat[offset + flatAt]);
  }

  void store(float[] engine, float[] flat, int offset) {
    System.arraycopy(engine, biasAt, flat, offset, spec.filters());
    forEachWeight((flatAt, engineAt) -> flat[offset + flatAt] = engine[engineAt]);
  }

  private interface Visitor {
    void visit(int flatAt, int engineAt);
  }

  private void forEachWeight(Visitor visitor) {
    int area = spec.kernelHeight() * spec.kernelWidth();
    int flatAt = spec.filters();
    for (int map = 0; map < spec.filters(); map++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int position = 0; position < area; position++) {
          int term = position * inChannels + channel;
          visitor.visit(flatAt++, weightsAt + row(map / C, term) + map % C);
        }
      }
    }
  }
}
