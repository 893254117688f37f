package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.engine.simd.SparseLoops;
import org.digitstudio.engine.simd.SparseVector;
import org.digitstudio.engine.simd.Transposer;

/**
 * A dense layer behind a ReLU: only inputs that are not zero take part, going forth and going back.
 * What goes back to the others does not matter, for the ReLU lets none of it through.
 */
final class SparseDense implements DenseMath {
  /** Inputs taken at once, so that the weights they meet stay in a core's own cache. */
  private static final int BLOCK = 128;

  /** Inputs whose weights are learnt at once. */
  private static final int LEARN_BLOCK = 64;

  /** The most pictures they are learnt from at once: the gradients stay in a core's own cache. */
  private static final int GROUP = 256;

  /**
   * From one input's pictures to the next one's: an odd number of the cache's lines, for rows a
   * power of two apart would fight for the same few places in it.
   */
  private static final int ROW = GROUP + 16;

  /** Java puts an array that large at the beginning of a page, as {@link Parameters} explains. */
  private static final int LARGE = 1 << 20;

  private final Place place;
  private final SparseLoops sparse;
  private final SparseVector[] picks;
  private final Desk[] desks;

  SparseDense(Place place) {
    this.place = place;
    this.sparse = SparseLoops.of(place.kit().tiles);
    int workers = place.kit().workers;
    this.picks = new SparseVector[workers];
    this.desks = new Desk[place.kit().training ? workers : 0];
    for (int i = 0; i < workers; i++) {
      picks[i] = new SparseVector(BLOCK);
    }
    for (int i = 0; i < desks.length; i++) {
      desks[i] = new Desk(place);
    }
  }

  /** A block of inputs turned round: what each holds in one picture after the other. */
  private static final class Desk {
    final float[] turned = new float[LEARN_BLOCK * ROW];
    final SparseLoops.InputPart part = new SparseLoops.InputPart(GROUP);
    final Transposer transposer;

    Desk(Place place) {
      transposer = Transposer.of(place.kit().tiles);
      part.gradient = new float[Math.max(LARGE, Parameters.LEAD_IN + place.out().gradient.length)];
      part.width = place.out().size;
      part.sums = new float[LEARN_BLOCK * place.out().size];
      part.back = place.returns() ? place.in().gradient : new float[0];
      part.size = place.in().size;
    }
  }

  @Override
  public void forward(int from, int to, int worker) {
    Activations in = place.in();
    Activations out = place.out();
    float[] weights = place.weights();
    SparseVector own = picks[worker];
    Arrays.fill(out.values, from * out.size, to * out.size, 0f);
    for (int block = 0; block < in.size; block += BLOCK) {
      int count = Math.min(BLOCK, in.size - block);
      for (int picture = from; picture < to; picture++) {
        sparse.positives(in.values, picture * in.size + block, count, own);
        sparse.addRows(own, weights, place.row(block), out.size, out.values, picture * out.size);
      }
    }
  }

  @Override
  public void learn(BatchContext step, int worker) {
    int size = place.in().size;
    int blocks = (size + LEARN_BLOCK - 1) / LEARN_BLOCK;
    Desk desk = desks[worker];
    SparseLoops.InputPart part = desk.part;
    part.weights = place.weights();
    int values = step.count * part.width;
    System.arraycopy(place.out().gradient, 0, part.gradient, Parameters.LEAD_IN, values);
    // Neighbours hold about as much ink, so each worker takes every so manieth block.
    for (int block = worker; block < blocks; block += place.kit().workers) {
      int from = block * LEARN_BLOCK;
      int inputs = Math.min(LEARN_BLOCK, size - from);
      for (int picture = 0; picture < step.count; picture += GROUP) {
        part.add = picture > 0;
        learn(picture, Math.min(GROUP, step.count - picture), from, inputs, desk);
      }
      place.update(step, part.sums, from, from + inputs);
    }
  }

  /** Sums up what some inputs learn from some pictures, and gives those their gradient. */
  private void learn(int picture, int pictures, int from, int inputs, Desk desk) {
    Activations in = place.in();
    int at = picture * in.size + from;
    int whole = (pictures + 15) / 16 * 16;
    float[] turned = desk.turned;
    desk.transposer.turn(in.values, at, in.size, pictures, inputs, turned, 0, ROW);
    SparseLoops.InputPart part = desk.part;
    part.gradientAt = Parameters.LEAD_IN + picture * part.width;
    for (int input = 0; input < inputs; input++) {
      Arrays.fill(turned, input * ROW + pictures, input * ROW + whole, 0f);
      sparse.positives(turned, input * ROW, whole, part.pictures);
      part.weightsAt = place.row(from + input);
      part.sumsAt = input * part.width;
      part.backAt = at + input;
      sparse.learn(part);
    }
  }
}
