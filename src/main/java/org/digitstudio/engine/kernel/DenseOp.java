package org.digitstudio.engine.kernel;

import java.util.Arrays;
import org.digitstudio.domain.Activation;

/** Every value to every unit, bias and activation. */
class DenseOp extends Op {
  private static final int C = Product.COLUMNS;

  /** Inputs taken at once, so that the weights they meet stay in the first cache. */
  private static final int BLOCK = 256;

  /** Inputs whose weights are learnt and updated at once; a multiple of 14 and 32. */
  private static final int LEARN_BLOCK = 224;

  final Kit kit;
  final Maps in;
  final Maps out;
  private final int units;
  private final Activation activation;
  private final boolean returns;
  private final float backScale;
  private final int weightsAt;
  private final int biasAt;
  private final int[] inputSteps;
  private final int[] unitSteps;
  private final int[] pictureSteps;
  private final float[] turned;
  private final float[][] learnt;
  private final float[] biasSum;

  /**
   * @param first whether {@code in} is the pictures themselves, which need no gradient
   * @param backScale what a gradient is multiplied by: dropout's factor, where dropout follows
   */
  DenseOp(
      int units,
      Activation activation,
      Kit kit,
      Maps in,
      Maps out,
      boolean first,
      float backScale,
      int capacity) {
    this.units = units;
    this.activation = activation;
    this.kit = kit;
    this.in = in;
    this.out = out;
    this.returns = kit.training && !first;
    this.backScale = backScale;
    this.weightsAt = kit.weights.reserve(in.size * out.size);
    this.biasAt = kit.weights.reserve(out.size);
    this.inputSteps = Product.evenSteps(in.size, 1);
    this.unitSteps = Product.evenSteps(out.size, 1);
    this.pictureSteps = Product.evenSteps(capacity, in.size);
    this.turned = new float[returns ? in.size * out.size : 0];
    this.learnt = new float[kit.training ? kit.workers : 0][LEARN_BLOCK * out.size];
    this.biasSum = new float[out.size];
  }

  @Override
  void forward(int phase, Step step, int worker) {
    int from = step.from(worker);
    int to = step.to(worker);
    Product t = kit.products[worker];
    t.a = in.values;
    t.aRow = in.size;
    t.steps = inputSteps;
    t.b = kit.weights.values();
    t.bStep = C;
    t.c = out.values;
    t.cRow = out.size;
    t.rowsFollow();
    for (int block = 0; block < in.size; block += BLOCK) {
      t.from = block;
      t.to = Math.min(in.size, block + BLOCK);
      t.add = block > 0;
      for (int panel = 0; panel < out.size; panel += C) {
        t.bStart = weightsAt + panel * in.size;
        for (int picture = from; picture < to; picture += 14) {
          t.aStart = picture * in.size;
          t.cStart = picture * out.size + panel;
          kit.tiles.multiply(t, Math.min(14, to - picture));
        }
      }
    }
    int at = from * out.size;
    kit.lanes.addBias(
        out.values, at, to - from, out.size, t.b, biasAt, activation == Activation.RELU);
    Activations.applyOther(activation, out.values, at, (to - from) * out.size);
  }

  @Override
  int backwardPhases() {
    return 2;
  }

  @Override
  void backward(int phase, Step step, int worker) {
    if (phase == 0) {
      int from = step.from(worker);
      int to = step.to(worker);
      if (activation == Activation.RELU) {
        kit.lanes.gate(
            out.gradient, out.values, from * out.size, (to - from) * out.size, backScale);
      }
      if (returns) {
        giveBack(from, to, kit.products[worker]);
      }
    } else {
      learn(step, worker);
    }
  }

  /** The gradient by the inputs, for a worker's pictures. */
  private void giveBack(int from, int to, Product t) {
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

  /** The gradient by the weights of a worker's inputs, and at once the step they take. */
  private void learn(Step step, int worker) {
    int groups = (in.size + C - 1) / C;
    int from = step.share(groups, worker) * C;
    int to = Math.min(in.size, step.share(groups, worker + 1) * C);
    float[] weights = kit.weights.values();
    float[] gradient = learnt[worker];
    Product t = kit.products[worker];
    t.a = in.values;
    t.aRow = 1;
    t.steps = pictureSteps;
    t.b = out.gradient;
    t.bStep = out.size;
    t.from = 0;
    t.to = step.count;
    t.c = gradient;
    t.cRow = C;
    t.rowsFollow();
    t.add = false;
    for (int block = from; block < to; block += LEARN_BLOCK) {
      int end = Math.min(to, block + LEARN_BLOCK);
      for (int input = block; input < end; input += 14) {
        for (int panel = 0; panel < out.size; panel += C) {
          t.aStart = input;
          t.bStart = panel;
          t.cStart = panel * LEARN_BLOCK + (input - block) * C;
          kit.tiles.multiply(t, Math.min(14, end - input));
        }
      }
      for (int panel = 0; panel < out.size; panel += C) {
        step.updater.apply(
            weights,
            weightsAt + panel * in.size + block * C,
            gradient,
            panel * LEARN_BLOCK,
            (end - block) * C,
            true);
      }
      turn(block, end);
    }
    if (worker == 0) {
      Arrays.fill(biasSum, 0f);
      kit.lanes.addColumns(out.gradient, 0, step.count, out.size, biasSum, 0);
      step.updater.apply(weights, biasAt, biasSum, 0, out.size, false);
    }
  }

  /** Keeps the second copy of the weights, in panels of inputs, for the way back. */
  private void turn(int from, int to) {
    if (turned.length == 0) {
      return;
    }
    float[] weights = kit.weights.values();
    for (int unit = 0; unit < out.size; unit++) {
      int source = weightsAt + unit / C * C * in.size + unit % C;
      for (int input = from; input < to; input++) {
        int panel = input / C * C;
        turned[panel * out.size + unit * C + input - panel] = weights[source + input * C];
      }
    }
  }

  @Override
  void refresh() {
    turn(0, in.size);
  }

  @Override
  int size() {
    return in.size * out.size + out.size;
  }

  @Override
  void load(float[] flat, int offset, float[] engine) {
    Arrays.fill(engine, weightsAt, weightsAt + size(), 0f);
    int inputs = in.shape.size();
    for (int unit = 0; unit < units; unit++) {
      int target = weightsAt + unit / C * C * in.size + unit % C;
      for (int i = 0; i < inputs; i++) {
        engine[target + in.placeOf(i) * C] = flat[offset + unit * inputs + i];
      }
    }
    System.arraycopy(flat, offset + units * inputs, engine, biasAt, units);
  }

  @Override
  void store(float[] engine, float[] flat, int offset) {
    int inputs = in.shape.size();
    for (int unit = 0; unit < units; unit++) {
      int source = weightsAt + unit / C * C * in.size + unit % C;
      for (int i = 0; i < inputs; i++) {
        flat[offset + unit * inputs + i] = engine[source + in.placeOf(i) * C];
      }
    }
    System.arraycopy(engine, biasAt, flat, offset + units * inputs, units);
  }
}
