package org.digitstudio.engine.fused;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.engine.op.Activations;
import org.digitstudio.engine.op.BatchContext;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.Parameters;
import org.digitstudio.engine.simd.Kernels;

/** Runs a trained network. Threads share the parameters, and each borrows its own workspace. */
public final class FusedInference {
  private final NetworkSpec spec;
  private final Kernels kernels;
  private final int capacity;
  private final float[] parameters;
  private final ConcurrentLinkedQueue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

  /**
   * @param flat the parameters in {@link org.digitstudio.domain.network.Model}'s order
   * @param capacity maximum number of images per batch
   */
  public FusedInference(NetworkSpec spec, float[] flat, Kernels kernels, int capacity) {
    this.spec = spec;
    this.kernels = kernels;
    this.capacity = capacity;
    Parameters layout = new Parameters();
    FusedNetwork network = network(layout);
    this.parameters = new float[layout.size()];
    network.toEngine(flat, parameters);
    workspaces.add(workspace(layout, network));
  }

  private FusedNetwork network(Parameters layout) {
    return new FusedNetwork(spec, new LayerContext(kernels, layout, 1, false), capacity, 0f);
  }

  private Workspace workspace(Parameters layout, FusedNetwork network) {
    layout.use(parameters);
    network.refresh();
    return new Workspace(network);
  }

  /** Returns a workspace for one thread, to be given back by {@link #release}. */
  public Workspace borrow() {
    Workspace workspace = workspaces.poll();
    if (workspace != null) {
      return workspace;
    }
    Parameters layout = new Parameters();
    return workspace(layout, network(layout));
  }

  public void release(Workspace workspace) {
    workspaces.add(workspace);
  }

  /** The buffers of one thread. */
  public static final class Workspace {
    private final FusedNetwork network;
    private final BatchContext batch = new BatchContext(1);

    private Workspace(FusedNetwork network) {
      this.network = network;
    }

    /**
     * Sets an image of the batch.
     *
     * @param pixels 784 values in 0..1, row by row, from {@code from}
     * @param index of the image, below the capacity
     */
    public void input(float[] pixels, int from, int index) {
      network.input(pixels, from, index);
    }

    /** Runs the network on the first {@code count} images. */
    public void run(int count) {
      batch.count = count;
      for (LayerOp op : network.ops) {
        for (int phase = 0; phase < op.forwardPhases(false); phase++) {
          op.forward(phase, batch, 0);
        }
      }
    }

    /** Returns an image's ten logits. */
    public float[] logits(int index) {
      return values(network.output.out, index);
    }

    /** Returns an image's input of the output layer, in Deeplearning4j's order. */
    public float[] features(int index) {
      return values(network.features, index);
    }

    /** Returns an image's input of the first dense layer, in Deeplearning4j's order. */
    public float[] flattened(int index) {
      return values(network.flattened, index);
    }

    private static float[] values(Activations activations, int index) {
      float[] values = new float[activations.shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = activations.values[index * activations.size + activations.offsetOf(i)];
      }
      return values;
    }
  }
}
