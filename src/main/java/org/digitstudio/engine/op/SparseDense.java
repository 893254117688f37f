package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.engine.simd.InputGradient;
import org.digitstudio.engine.simd.SparseKernels;
import org.digitstudio.engine.simd.SparseVector;
import org.digitstudio.engine.simd.Transposer;

/**
 * The products of a dense layer behind a ReLU: zero inputs are skipped, forward and backward. The
 * gradient by them does not matter, because the ReLU stops it.
 */
final class SparseDense implements DenseAlgorithm {
  /** Inputs per block, chosen so that their weights stay in a core's own cache. */
  private static final int BLOCK = 128;

  /** Inputs per block of updated weights. */
  private static final int UPDATE_BLOCK = 64;

  /** Maximum images per group, chosen so that their gradients stay in a core's own cache. */
  private static final int GROUP = 256;

  /**
   * Distance from one input's row of images to the next one's: an odd number of cache lines,
   * because rows a power of two apart would compete for the same few sets of the cache.
   */
  private static final int ROW = GROUP + 16;

  /** Length from which an array begins at a memory page, as {@link Parameters} explains. */
  private static final int LARGE = 1 << 20;

  private final Operands operands;
  private final SparseKernels kernels;
  private final SparseVector[] inputs;
  private final Workspace[] workspaces;

  SparseDense(Operands operands) {
    this.operands = operands;
    this.kernels = operands.context().kernels.sparse();
    int workers = operands.context().workers;
    this.inputs = new SparseVector[workers];
    this.workspaces = new Workspace[operands.context().training ? workers : 0];
    for (int i = 0; i < workers; i++) {
      inputs[i] = new SparseVector(BLOCK);
    }
    for (int i = 0; i < workspaces.length; i++) {
      workspaces[i] = new Workspace(operands);
    }
  }

  /** One worker's memory: a block of inputs transposed, a row of images for each input. */
  private static final class Workspace {
    final float[] transposed = new float[UPDATE_BLOCK * ROW];
    final InputGradient operands = new InputGradient(GROUP);
    final Transposer transposer;

    Workspace(Operands layer) {
      transposer = layer.context().kernels.transposers().create();
      operands.gradient =
          new float[Math.max(LARGE, Parameters.LEAD_IN + layer.out().gradient.length)];
      operands.width = layer.out().size;
      operands.sums = new float[UPDATE_BLOCK * layer.out().size];
      operands.inputs = layer.wantsInputs() ? layer.in().gradient : new float[0];
      operands.inputsStep = layer.in().size;
    }
  }

  @Override
  public void forward(int from, int to, int worker) {
    Activations in = operands.in();
    Activations out = operands.out();
    float[] weights = operands.weights();
    SparseVector own = inputs[worker];
    Arrays.fill(out.values, from * out.size, to * out.size, 0f);
    for (int block = 0; block < in.size; block += BLOCK) {
      int count = Math.min(BLOCK, in.size - block);
      for (int image = from; image < to; image++) {
        kernels.selectPositive(in.values, image * in.size + block, count, own);
        kernels.addRows(own, weights, operands.row(block), out.size, out.values, image * out.size);
      }
    }
  }

  @Override
  public void weightGradient(BatchContext batch, int worker) {
    int size = operands.in().size;
    int blocks = Math.ceilDiv(size, UPDATE_BLOCK);
    Workspace own = workspaces[worker];
    InputGradient t = own.operands;
    t.weights = operands.weights();
    int values = batch.count * t.width;
    System.arraycopy(operands.out().gradient, 0, t.gradient, Parameters.LEAD_IN, values);
    // Neighbouring blocks hold about as many nonzero values, so workers take them in turn.
    for (int block = worker; block < blocks; block += operands.context().workers) {
      int from = block * UPDATE_BLOCK;
      int inputs = Math.min(UPDATE_BLOCK, size - from);
      for (int image = 0; image < batch.count; image += GROUP) {
        t.add = image > 0;
        backward(image, Math.min(GROUP, batch.count - image), from, inputs, own);
      }
      operands.update(batch, t.sums, from, from + inputs);
    }
  }

  /** Computes both gradients of some inputs over some images. */
  private void backward(int image, int images, int from, int inputs, Workspace own) {
    Activations in = operands.in();
    int at = image * in.size + from;
    int whole = Math.ceilDiv(images, 16) * 16;
    float[] transposed = own.transposed;
    own.transposer.transpose(in.values, at, in.size, images, inputs, transposed, 0, ROW);
    InputGradient t = own.operands;
    t.gradientAt = Parameters.LEAD_IN + image * t.width;
    for (int input = 0; input < inputs; input++) {
      Arrays.fill(transposed, input * ROW + images, input * ROW + whole, 0f);
      kernels.selectPositive(transposed, input * ROW, whole, t.images);
      t.weightsAt = operands.row(from + input);
      t.sumsAt = input * t.width;
      t.inputsAt = at + input;
      kernels.backward(t);
    }
  }
}
