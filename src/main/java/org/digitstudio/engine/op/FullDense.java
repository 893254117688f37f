package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.MatrixKernel;
import org.digitstudio.engine.simd.MatrixProduct;

/** The products of a dense layer, computed over all inputs. */
final class FullDense implements DenseAlgorithm {
  private static final int C = MatrixProduct.COLUMNS;

  /** Inputs per block, chosen so that their weights stay in the first-level cache. */
  private static final int BLOCK = 64;

  /** Inputs per block of updated weights; a multiple of 15 and 32. */
  private static final int UPDATE_BLOCK = 480;

  private final Operands operands;
  private final LayerContext context;
  private final Activations in;
  private final Activations out;
  private final int[] inputSteps;
  private final int[] unitSteps;
  private final int[] imageSteps;

  /** A second copy of the weights for the backward pass, in panels of 32 inputs. */
  private final float[] transposed;

  private final float[][] gradients;

  FullDense(Operands operands, int capacity) {
    this.operands = operands;
    this.context = operands.context();
    this.in = operands.in();
    this.out = operands.out();
    this.inputSteps = MatrixProduct.evenSteps(in.size, 1);
    this.unitSteps = MatrixProduct.evenSteps(out.size, 1);
    this.imageSteps = MatrixProduct.evenSteps(capacity, in.size);
    this.transposed = new float[operands.wantsInputs() ? in.size * out.size : 0];
    this.gradients = new float[context.training ? context.workers : 0][UPDATE_BLOCK * out.size];
  }

  @Override
  public void forward(int from, int to, int worker) {
    MatrixProduct t = context.products[worker];
    t.a = in.values;
    t.aRow = in.size;
    t.steps = inputSteps;
    t.b = operands.weights();
    t.bStep = out.size;
    t.c = out.values;
    t.cRow = out.size;
    for (int block = 0; block < in.size; block += BLOCK) {
      t.from = block;
      t.to = Math.min(in.size, block + BLOCK);
      t.add = block > 0;
      for (int panel = 0; panel < out.size; panel += C) {
        t.bStart = operands.weightsAt() + panel;
        multiply(t, from, to, in.size, out.size, panel);
      }
    }
  }

  @Override
  public void inputGradient(int from, int to, int worker) {
    if (!operands.wantsInputs()) {
      return;
    }
    MatrixProduct t = context.products[worker];
    t.a = out.gradient;
    t.aRow = out.size;
    t.steps = unitSteps;
    t.b = transposed;
    t.bStep = C;
    t.from = 0;
    t.to = out.size;
    t.c = in.gradient;
    t.cRow = in.size;
    t.add = false;
    for (int panel = 0; panel < in.size; panel += C) {
      t.bStart = panel * out.size;
      multiply(t, from, to, out.size, in.size, panel);
    }
  }

  /** Computes one panel of columns for some images. */
  private void multiply(MatrixProduct t, int from, int to, int aSize, int cSize, int panel) {
    for (int image = from; image < to; image += MatrixKernel.ROWS) {
      t.aStart = image * aSize;
      t.cStart = image * cSize + panel;
      context.kernels.matrix().multiply(t, Math.min(MatrixKernel.ROWS, to - image));
    }
  }

  @Override
  public void weightGradient(BatchContext batch, int worker) {
    int groups = Math.ceilDiv(in.size, C);
    int from = batch.share(groups, worker) * C;
    int to = Math.min(in.size, batch.share(groups, worker + 1) * C);
    float[] gradient = gradients[worker];
    MatrixProduct t = context.products[worker];
    t.a = in.values;
    t.aRow = 1;
    t.steps = imageSteps;
    t.b = out.gradient;
    t.bStep = out.size;
    t.from = 0;
    t.to = batch.count;
    t.c = gradient;
    t.cRow = out.size;
    t.add = false;
    for (int block = from; block < to; block += UPDATE_BLOCK) {
      int end = Math.min(to, block + UPDATE_BLOCK);
      for (int input = block; input < end; input += MatrixKernel.ROWS) {
        for (int panel = 0; panel < out.size; panel += C) {
          t.aStart = input;
          t.bStart = panel;
          t.cStart = (input - block) * out.size + panel;
          context.kernels.matrix().multiply(t, Math.min(MatrixKernel.ROWS, end - input));
        }
      }
      operands.update(batch, gradient, block, end);
      transpose(block, end);
    }
  }

  private void transpose(int from, int to) {
    if (transposed.length == 0) {
      return;
    }
    float[] weights = operands.weights();
    for (int unit = 0; unit < out.size; unit++) {
      for (int input = from; input < to; input++) {
        int panel = input / C * C;
        int at = panel * out.size + unit * C + input - panel;
        transposed[at] = weights[operands.row(input) + unit];
      }
    }
  }

  @Override
  public void refresh() {
    transpose(0, in.size);
  }
}
