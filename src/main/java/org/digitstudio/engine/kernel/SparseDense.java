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

  /** The most pictures they are learnt from at once: the gradients stay in a core's own cache. */
  private static final int GROUP = 256;

  /** Java puts an array that large at the beginning of a page, as {@link Weights} explains. */
  private static final int LARGE = 1 << 20;

  private final Place place;
  private final Sparse sparse;
  private final Picks[] picks;
  private final Lists[] lists;

  SparseDense(Place place) {
    this.place = place;
    this.sparse = Sparse.of(place.kit().tiles);
    int workers = place.kit().workers;
    this.picks = new Picks[workers];
    this.lists = new Lists[place.kit().training ? workers : 0];
    for (int i = 0; i < workers; i++) {
      picks[i] = new Picks(BLOCK);
    }
    for (int i = 0; i < lists.length; i++) {
      lists[i] = new Lists(place);
    }
  }

  /** For each input of a block the pictures in which it is not zero; one worker's. */
  private static final class Lists {
    final int[] counts = new int[LEARN_BLOCK];
    final Sparse.InputPart part = new Sparse.InputPart();

    Lists(Place place) {
      part.pictures = new int[LEARN_BLOCK * GROUP];
      part.values = place.in().values;
      part.size = place.in().size;
      part.gradient = new float[Math.max(LARGE, Weights.LEAD_IN + place.out().gradient.length)];
      part.gradientAt = Weights.LEAD_IN;
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
    int values = step.count * part.width;
    System.arraycopy(place.out().gradient, 0, part.gradient, part.gradientAt, values);
    // Neighbours hold about as much ink, so each worker takes every so manieth block.
    for (int block = worker; block < blocks; block += place.kit().workers) {
      int from = block * LEARN_BLOCK;
      int end = Math.min(size, from + LEARN_BLOCK);
      for (int picture = 0; picture < step.count; picture += GROUP) {
        part.add = picture > 0;
        list(picture, Math.min(step.count, picture + GROUP), from, end, worker);
        learn(from, end, lists[worker]);
      }
      place.update(step, part.sums, from, end);
    }
  }

  private void learn(int from, int end, Lists own) {
    Sparse.InputPart part = own.part;
    for (int input = from; input < end; input++) {
      part.input = input;
      part.from = (input - from) * GROUP;
      part.count = own.counts[input - from];
      part.weightsAt = place.row(input);
      part.sumsAt = (input - from) * part.width;
      sparse.learn(part);
    }
  }

  /** For each of a block's inputs the pictures of a group in which it is not zero. */
  private void list(int picture, int last, int from, int end, int worker) {
    Maps in = place.in();
    Picks own = picks[worker];
    int[] places = own.places;
    int[] counts = lists[worker].counts;
    int[] pictures = lists[worker].part.pictures;
    Arrays.fill(counts, 0);
    for (int p = picture; p < last; p++) {
      sparse.positives(in.values, p * in.size + from, end - from, own);
      int n = own.count;
      for (int k = 0; k < n; k++) {
        int input = places[k];
        pictures[input * GROUP + counts[input]++] = p;
      }
    }
  }
}
