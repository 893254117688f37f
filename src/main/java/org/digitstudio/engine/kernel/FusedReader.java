package org.digitstudio.engine.kernel;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.digitstudio.domain.NetworkSpec;
import org.digitstudio.domain.Prediction;

/** Runs a trained network forth. Threads share the weights; each borrows a desk of its own. */
public final class FusedReader {
  private final NetworkSpec spec;
  private final Tiles tiles;
  private final int capacity;
  private final float[] weights;
  private final int featureCount;
  private final ConcurrentLinkedQueue<Desk> desks = new ConcurrentLinkedQueue<>();

  /**
   * @param flat the parameters in {@link org.digitstudio.domain.Model}'s order
   * @param capacity the most pictures at once
   */
  public FusedReader(NetworkSpec spec, float[] flat, Tiles tiles, int capacity) {
    this.spec = spec;
    this.tiles = tiles;
    this.capacity = capacity;
    this.featureCount = spec.inputOf(spec.layers().size() - 1).size();
    Weights layout = new Weights();
    FusedNet net = network(layout);
    this.weights = new float[layout.size()];
    net.toEngine(flat, weights);
    layout.use(weights);
    desks.add(new Desk(net));
  }

  private FusedNet network(Weights layout) {
    return new FusedNet(spec, new Kit(tiles, layout, 1, false), capacity, 0f);
  }

  public int featureCount() {
    return featureCount;
  }

  /** A place to work at; give it back when done. */
  public Desk borrow() {
    Desk desk = desks.poll();
    if (desk != null) {
      return desk;
    }
    Weights layout = new Weights();
    FusedNet net = network(layout);
    layout.use(weights);
    return new Desk(net);
  }

  public void giveBack(Desk desk) {
    desks.add(desk);
  }

  /** The memory one thread needs to read pictures. */
  public static final class Desk {
    private final FusedNet net;
    private final Step step = new Step(1);

    private Desk(FusedNet net) {
      this.net = net;
    }

    /**
     * Puts a picture on the desk.
     *
     * @param pixels 784 values in 0..1, row by row, from {@code from}
     * @param index of the picture, below the capacity
     */
    public void put(float[] pixels, int from, int index) {
      net.input(pixels, from, index);
    }

    /** Reads the first {@code count} pictures. */
    public void read(int count) {
      step.count = count;
      for (Op op : net.ops) {
        for (int phase = 0; phase < op.forwardPhases(false); phase++) {
          op.forward(phase, step, 0);
        }
      }
    }

    /** Copies a picture's ten sums before softmax. */
    public void sums(int index, float[] target, int offset) {
      Maps out = net.output.out;
      System.arraycopy(out.values, index * out.size, target, offset, Prediction.CLASSES);
    }

    /** Copies what the last hidden layer says of a picture, in Deeplearning4j's order. */
    public void features(int index, float[] target, int offset) {
      Maps maps = net.features;
      for (int i = 0; i < maps.shape.size(); i++) {
        target[offset + i] = maps.values[index * maps.size + maps.placeOf(i)];
      }
    }
  }
}
