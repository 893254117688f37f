package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.Kernels;
import org.digitstudio.engine.simd.MatrixProduct;

/** State shared by all layers of one network. */
public final class LayerContext {
  final Kernels kernels;
  public final Parameters parameters;
  final int workers;
  public final boolean training;

  /** One for each worker. */
  final MatrixProduct[] products;

  /** Buffers for values that do not outlive a layer's forward or backward pass. */
  final SharedBuffer transformedInputs = new SharedBuffer();

  final SharedBuffer transformedOutputs = new SharedBuffer();
  final SharedBuffer transformedGradient = new SharedBuffer();

  public LayerContext(Kernels kernels, Parameters parameters, int workers, boolean training) {
    this.kernels = kernels;
    this.parameters = parameters;
    this.workers = workers;
    this.training = training;
    this.products = new MatrixProduct[workers];
    for (int i = 0; i < workers; i++) {
      products[i] = new MatrixProduct();
    }
  }

  /** Memory that layers use one after another; as large as the largest reservation. */
  static final class SharedBuffer {
    private float[] values = {};

    /** Reserves room for {@code count} values; to be called before any use. */
    void reserve(int count) {
      if (count > values.length) {
        values = new float[count];
      }
    }

    float[] values() {
      return values;
    }
  }
}
