package org.digitstudio.engine.kernel;

import java.util.Arrays;

/**
 * A dense layer behind a ReLU: only inputs that are not zero take part, going forth and going back.
 * What goes back to the others does not matter, for the ReLU lets none of it through.
 */
final class SparseDense implements DenseMath {
  /** Inputs taken at once, so that the weights they meet stay in a core's own cache. */
  private static final int BLOCK = 128;

  /** Inputs whose weights are learnt at once. */
  private static final int LEARN_BLOCK = 64;

  private final Place place;
  private final Sparse sparse;
  private final int capacity;
  private final Picks[] picks;
  private final Lists[] lists;

  SparseDense(Place place, int capacity) {
    this.place = place;
    this.capacity = capacity;
    this.sparse = Sparse.of(place.kit().tiles);
    int workers = place.kit().workers;
    this.picks = new Picks[workers];
    this.lists = new Lists[place.kit().training ? workers : 0];
    for (int i = 0; i < workers; i++) {
      picks[i] = new Picks(BLOCK);
    }
    for (int i = 0; i < lists.length; i++) {
      lists[i] = new Lists(capacity, place.out().size, place.returns());
    }
  }

  /** For each input of a block the pictures in which it is not zero; one worker's. */
  private static final class Lists {
    final int[] counts = new int[LEARN_BLOCK];
    final float[] gradient;
    final Sparse.InputPart part = new Sparse.InputPart();

    Lists(int capacity, int width, boolean returns) {
      gradient = new float[LEARN_BLOCK * width];
      part.rows = new int[LEARN_BLOCK * capacity];
      part.values = new float[LEARN_BLOCK * capacity];
      part.dots = new float[returns ? capacity : 0];
      part.width = width;
      part.sums = gradient;
    }
  }

  @Override
  public void forward(int from, int to, int worker) {
    Maps in = place.in();
    Maps out = place.out();
    float[] weights = place.weights();
    Picks own = picks[worker];
    Arrays.fill(out.values, from * out.size, to * out.size, 0f);
    for (int block = 0; block < in.size; block += BLOCK) {
      int count = Math.min(BLOCK, in.size - block);
      for (int picture = from; picture < to; picture++) {
        sparse.positives(in.values, picture * in.size + block, count, own);
        sparse.addRows(
            own, weights, place.row(block), out.size, out.values, picture * out.size);
      }
    }
  }

  @Override
  public void learn(Step step, int worker) {
    int size = place.in().size;
    int blocks = (size + LEARN_BLOCK - 1) / LEARN_BLOCK;
    // Neighbours hold about as much ink, so each worker gets every so manieth block.
    for (int block = worker; block < blocks; block += place.kit().workers) {
      int input = block * LEARN_BLOCK;
      int end = Math.min(size, input + LEARN_BLOCK);
      list(step.count, input, end, worker);
      for (int i = input; i < end; i++) {
        learn(i, i - input, lists[worker]);
      }
      place.update(step, lists[worker].gradient, input, end);
    }
  }

  private void list(int count, int input, int end, int worker) {
    Maps in = place.in();
    Picks own = picks[worker];
    Lists to = lists[worker];
    int[] counts = to.counts;
    int[] rows = to.part.rows;
    float[] values = to.part.values;
    int width = place.out().size;
    Arrays.fill(counts, 0);
    for (int picture = 0; picture < count; picture++) {
      sparse.positives(in.values, picture * in.size + input, end - input, own);
      for (int k = 0; k < own.count; k++) {
        int i = own.places[k];
        int slot = i * capacity + counts[i]++;
        rows[slot] = picture * width;
        values[slot] = own.values[k];
      }
    }
  }

  private void learn(int input, int index, Lists own) {
    Sparse.InputPart part = own.part;
    part.from = index * capacity;
    part.count = own.counts[index];
    part.gradient = place.out().gradient;
    part.weights = place.weights();
    part.weightsAt = place.row(input);
    part.sumsAt = index * part.width;
    sparse.learn(part);
    if (part.dots.length > 0) {
      Maps in = place.in();
      for (int k = 0; k < part.count; k++) {
        in.gradient[part.rows[part.from + k] / part.width * in.size + input] = part.dots[k];
      }
    }
  }
}
