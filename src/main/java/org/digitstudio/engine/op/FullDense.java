package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.MatrixProduct;

/** A dense layer whose inputs all take part. */
final class FullDense implements DenseMath {
  private static final int C = MatrixProduct.COLUMNS;

  /** Inputs taken at once, so that the weights they meet stay in the first cache. */
  private static final int BLOCK = 64;

  /** Inputs whose weights are learnt and updated at once; a multiple of 14 and 32. */
  private static final int LEARN_BLOCK = 224;

  private final Place place;
  private final LayerContext kit;
  private final Activations in;
  private final Activations out;
  private final int[] inputSteps;
  private final int[] unitSteps;
  private final int[] pictureSteps;
  private final float[] turned;
  private final float[][] learnt;

  FullDense(Place place, int capacity) {
    this.place = place;
    this.kit = place.kit();
    this.in = place.in();
    this.out = place.out();
    this.inputSteps = MatrixProduct.evenSteps(in.size, 1);
    this.unitSteps = MatrixProduct.evenSteps(out.size, 1);
    this.pictureSteps = MatrixProduct.evenSteps(capacity, in.size);
    this.turned = new float[place.returns() ? in.size * out.size : 0];
    this.learnt = new float[kit.training ? kit.workers : 0][LEARN_BLOCK * out.size];
  }

  @Override
  public void forward(int from, int to, int worker) {
    MatrixProduct t = kit.products[worker];
    t.a = in.values;
    t.aRow = in.size;
    t.steps = inputSteps;
    t.b = place.weights();
    t.bStep = out.size;
    t.c = out.values;
    t.cRow = out.size;
    t.rowsFollow();
    for (int block = 0; block < in.size; block += BLOCK) {
      t.from = block;
      t.to = Math.min(in.size, block + BLOCK);
      t.add = block > 0;
      for (int panel = 0; panel < out.size; panel += C) {
        t.bStart = place.weightsAt() + panel;
        for (int picture = from; picture < to; picture += 14) {
          t.aStart = picture * in.size;
          t.cStart = picture * out.size + panel;
          kit.tiles.multiply(t, Math.min(14, to - picture));
        }
      }
    }
  }

  @Override
  public void giveBack(int from, int to, int worker) {
    if (!place.returns()) {
      return;
    }
    MatrixProduct t = kit.products[worker];
    t.a = out.gradient;
    t.aRow = out.size;
    t.steps = unitSteps;
    t.b = turned;
    t.bStep = C;
    t.from = 0;
    t.to = out.size;
    t.c = in.gradient;
    t.cRow = in.size;
    t.rowsFollow();
    t.add = false;
    for (int panel = 0; panel < in.size; panel += C) {
      t.bStart = panel * out.size;
      for (int picture = from; picture < to; picture += 14) {
        t.aStart = picture * out.size;
        t.cStart = picture * in.size + panel;
        kit.tiles.multiply(t, Math.min(14, to - picture));
      }
    }
  }

  @Override
  public void learn(BatchContext step, int worker) {
    int groups = (in.size + C - 1) / C;
    int from = step.share(groups, worker) * C;
    int to = Math.min(in.size, step.share(groups, worker + 1) * C);
    float[] gradient = learnt[worker];
    MatrixProduct t = kit.products[worker];
    t.a = in.values;
    t.aRow = 1;
    t.steps = pictureSteps;
    t.b = out.gradient;
    t.bStep = out.size;
    t.from = 0;
    t.to = step.count;
    t.c = gradient;
    t.cRow = out.size;
    t.rowsFollow();
    t.add = false;
    for (int block = from; block < to; block += LEARN_BLOCK) {
      int end = Math.min(to, block + LEARN_BLOCK);
      for (int input = block; input < end; input += 14) {
        for (int panel = 0; panel < out.size; panel += C) {
          t.aStart = input;
          t.bStart = panel;
          t.cStart = (input - block) * out.size + panel;
          kit.tiles.multiply(t, Math.min(14, end - input));
        }
      }
      place.update(step, gradient, block, end);
      turn(block, end);
    }
  }

  /** Keeps the second copy of the weights, in panels of inputs, for the way back. */
  private void turn(int from, int to) {
    if (turned.length == 0) {
      return;
    }
    float[] weights = place.weights();
    for (int unit = 0; unit < out.size; unit++) {
      for (int input = from; input < to; input++) {
        int panel = input / C * C;
        turned[panel * out.size + unit * C + input - panel] = weights[place.row(input) + unit];
      }
    }
  }

  @Override
  public void refresh() {
    turn(0, in.size);
  }
}
