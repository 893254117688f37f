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
      lists[i] = new Lists(place, capacity);
    }
  }

  /** For each input of a block the pictures in which it is not zero; one worker's. */
  private static final class Lists {
    final int[] counts = new int[LEARN_BLOCK];
    final Sparse.InputPart part = new Sparse.InputPart();

    Lists(Place place, int capacity) {
      part.pictures = new int[LEARN_BLOCK * capacity];
      part.values = place.in().values;
      part.size = place.in().size;
      part.gradient = place.out().gradient;
      part.width = place.out().size;
      part.sums = new float[LEARN_BLOCK * place.out().size];
      part.back = place.returns() ? place.in().gradient : new float[0];
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
        sparse.addRows(own, weights, place.row(block), out.size, out.values, picture * out.size);
      }
    }
  }

  @Override
  public void learn(Step step, int worker) {
    int size = place.in().size;
    int blocks = (size + LEARN_BLOCK - 1) / LEARN_BLOCK;
    Sparse.InputPart part = lists[worker].part;
    part.weights = place.weights();
    // Neighbours hold about as much ink, so each worker takes every so manieth block.
    for (int block = worker; block < blocks; block += place.kit().workers) {
      int from = block * LEARN_BLOCK;
      int end = Math.min(size, from + LEARN_BLOCK);
      list(step.count, from, end, worker);
      for (int input = from; input < end; input++) {
        part.input = input;
        part.from = (input - from) * capacity;
        part.count = lists[worker].counts[input - from];
        part.weightsAt = place.row(input);
        part.sumsAt = (input - from) * part.width;
        sparse.learn(part);
      }
      place.update(step, part.sums, from, end);
    }
  }

  private void list(int count, int from, int end, int worker) {
    Maps in = place.in();
    Picks own = picks[worker];
    int[] places = own.places;
    int[] counts = lists[worker].counts;
    int[] pictures = lists[worker].part.pictures;
    Arrays.fill(counts, 0);
    for (int picture = 0; picture < count; picture++) {
      sparse.positives(in.values, picture * in.size + from, end - from, own);
      int n = own.count;
      for (int k = 0; k < n; k++) {
        int input = places[k];
        pictures[input * capacity + counts[input]++] = picture;
      }
    }
  }
}
