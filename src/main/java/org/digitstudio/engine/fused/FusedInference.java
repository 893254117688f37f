package org.digitstudio.engine.fused;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.engine.op.Activations;
import org.digitstudio.engine.op.BatchContext;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.Parameters;
import org.digitstudio.engine.simd.Tiles;

/** Runs a trained network forth. Threads share the weights; each borrows a desk of its own. */
public final class FusedInference {
  private final NetworkSpec spec;
  private final Tiles tiles;
  private final int capacity;
  private final float[] weights;
  private final ConcurrentLinkedQueue<Desk> desks = new ConcurrentLinkedQueue<>();

  /**
   * @param flat the parameters in {@link org.digitstudio.domain.network.Model}'s order
   * @param capacity the most pictures at once
   */
  public FusedInference(NetworkSpec spec, float[] flat, Tiles tiles, int capacity) {
    this.spec = spec;
    this.tiles = tiles;
    this.capacity = capacity;
    Parameters layout = new Parameters();
    FusedNetwork net = network(layout);
    this.weights = new float[layout.size()];
    net.toEngine(flat, weights);
    layout.use(weights);
    desks.add(new Desk(net));
  }

  private FusedNetwork network(Parameters layout) {
    return new FusedNetwork(spec, new LayerContext(tiles, layout, 1, false), capacity, 0f);
  }

  /** A place to work at; give it back when done. */
  public Desk borrow() {
    Desk desk = desks.poll();
    if (desk != null) {
      return desk;
    }
    Parameters layout = new Parameters();
    FusedNetwork net = network(layout);
    layout.use(weights);
    return new Desk(net);
  }

  public void giveBack(Desk desk) {
    desks.add(desk);
  }

  /** The memory one thread needs to read pictures. */
  public static final class Desk {
    private final FusedNetwork net;
    private final BatchContext step = new BatchContext(1);

    private Desk(FusedNetwork net) {
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
      for (LayerOp op : net.ops) {
        for (int phase = 0; phase < op.forwardPhases(false); phase++) {
          op.forward(phase, step, 0);
        }
      }
    }

    /** A picture's ten sums before softmax. */
    public float[] sums(int index) {
      return values(net.output.out, index);
    }

    /** What goes into the output layer, in Deeplearning4j's order. */
    public float[] features(int index) {
      return values(net.features, index);
    }

    /** What goes into the first dense layer, likewise. */
    public float[] flattened(int index) {
      return values(net.flattened, index);
    }

    private static float[] values(Activations maps, int index) {
      float[] values = new float[maps.shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = maps.values[index * maps.size + maps.placeOf(i)];
      }
      return values;
    }
  }
}
