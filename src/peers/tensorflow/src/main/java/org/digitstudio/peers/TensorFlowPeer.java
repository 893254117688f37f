package org.digitstudio.peers;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Trains the article's network with TensorFlow. TF_ENABLE_ONEDNN_OPTS=0 turns oneDNN off; the
 * fourth argument {@code xla} and TF_XLA_FLAGS=--tf_xla_cpu_global_jit turn XLA on.
 */
public final class TensorFlowPeer implements PeerNetwork {
  private static final float KEEP = 0.8f;

  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> x;
  private final Placeholder<TFloat32> y;
  private final Placeholder<TFloat32> keep;
  private final Operand<TFloat32> logits;
  private final Operand<TInt64> best;
  private final Op step;

  private TensorFlowPeer(boolean xla) {
    Ops tf = Ops.create(graph);
    x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 28, 28, 1)));
    y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 10)));
    keep = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    List<Op> init = new ArrayList<>();
    Variable<TFloat32> w1 = weights(tf, init, Math.sqrt(2.0 / 825), 5, 5, 1, 32);
    Variable<TFloat32> b1 = bias(tf, init, 32);
    Variable<TFloat32> w2 = weights(tf, init, Math.sqrt(2.0 / 6400), 6272, 128);
    Variable<TFloat32> b2 = bias(tf, init, 128);
    Variable<TFloat32> w3 = weights(tf, init, Math.sqrt(2.0 / 138), 128, 10);
    Variable<TFloat32> b3 = bias(tf, init, 10);
    Operand<TFloat32> maps =
        tf.nn.relu(tf.nn.biasAdd(tf.nn.conv2d(x, w1, List.of(1L, 1L, 1L, 1L), "SAME"), b1));
    Operand<TFloat32> pooled =
        tf.nn.maxPool(maps, tf.array(1, 2, 2, 1), tf.array(1, 2, 2, 1), "SAME");
    Operand<TFloat32> random = tf.random.randomUniform(tf.shape(pooled), TFloat32.class);
    Operand<TFloat32> mask = tf.dtypes.cast(tf.math.less(random, keep), TFloat32.class);
    Operand<TFloat32> dropped = tf.math.div(tf.math.mul(pooled, mask), keep);
    Operand<TFloat32> flat = tf.reshape(dropped, tf.array(-1, 6272));
    Operand<TFloat32> hidden = tf.nn.relu(tf.math.add(tf.linalg.matMul(flat, w2), b2));
    logits = tf.math.add(tf.linalg.matMul(hidden, w3), b3);
    Operand<TFloat32> loss =
        tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, y).loss(), tf.array(0));
    best = tf.math.argMax(logits, tf.constant(1));
    step = new Adam(graph, 1e-3f).minimize(loss);
    session = new Session(graph, config(xla));
    init.forEach(op -> session.runner().addTarget(op).run());
    session.initialize();
  }

  private static ConfigProto config(boolean xla) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(PeerRun.THREADS)
            .setInterOpParallelismThreads(PeerRun.THREADS);
    if (xla) {
      config
          .getGraphOptionsBuilder()
          .getOptimizerOptionsBuilder()
          .setGlobalJitLevel(org.tensorflow.proto.OptimizerOptions.GlobalJitLevel.ON_2);
    }
    return config.build();
  }

  private static Variable<TFloat32> weights(
      Ops tf, List<Op> init, double deviation, long... shape) {
    Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
    Operand<TFloat32> normal = tf.random.truncatedNormal(tf.constant(shape), TFloat32.class);
    init.add(tf.assign(variable, tf.math.mul(normal, tf.constant((float) deviation))));
    return variable;
  }

  private static Variable<TFloat32> bias(Ops tf, List<Op> init, int size) {
    Variable<TFloat32> variable = tf.variable(Shape.of(size), TFloat32.class);
    init.add(tf.assign(variable, tf.zeros(tf.array(size), TFloat32.class)));
    return variable;
  }

  private static TFloat32 images(float[] pixels, int count) {
    return TFloat32.tensorOf(Shape.of(count, 28, 28, 1), DataBuffers.of(pixels));
  }

  @Override
  public void train(float[] images, int[] labels) {
    float[] targets = new float[labels.length * 10];
    for (int i = 0; i < labels.length; i++) {
      targets[i * 10 + labels[i]] = 1;
    }
    try (TFloat32 batch = images(images, labels.length);
        TFloat32 wanted = TFloat32.tensorOf(Shape.of(labels.length, 10), DataBuffers.of(targets));
        TFloat32 kept = TFloat32.scalarOf(KEEP)) {
      session.runner().feed(x, batch).feed(y, wanted).feed(keep, kept).addTarget(step).run();
    }
  }

  @Override
  public int[] classify(float[] images, int count) {
    int[] digits = new int[count];
    try (TFloat32 batch = images(images, count);
        TFloat32 kept = TFloat32.scalarOf(1f);
        TInt64 found =
            (TInt64) session.runner().feed(x, batch).feed(keep, kept).fetch(best).run().get(0)) {
      for (int i = 0; i < count; i++) {
        digits[i] = (int) found.getLong(i);
      }
    }
    return digits;
  }

  @Override
  public void predictOne(float[] image) {
    try (TFloat32 batch = images(image, 1);
        TFloat32 kept = TFloat32.scalarOf(1f);
        TFloat32 found =
            (TFloat32)
                session.runner().feed(x, batch).feed(keep, kept).fetch(logits).run().get(0)) {
      found.getFloat(0, 0);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  /** Arguments: folder of the IDX files, epochs, number of training images or 0, {@code xla}. */
  public static void main(String[] arguments) throws Exception {
    boolean xla = arguments.length > 3 && arguments[3].equals("xla");
    new PeerRun("tensorflow", arguments).perform(() -> new TensorFlowPeer(xla));
  }
}
