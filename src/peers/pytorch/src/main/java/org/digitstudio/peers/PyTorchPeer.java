package org.digitstudio.peers;

import static org.bytedeco.pytorch.global.torch.argmax;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.set_num_interop_threads;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Trains the article's network with libtorch, maps channels-last. With the fourth argument {@code
 * bf16} it computes in bfloat16 and keeps the weights in float32, as autocast does. The Java
 * binding has libtorch's own Adam, not the fused one.
 */
public final class PyTorchPeer implements PeerNetwork {
  private static final double DROPOUT = 0.2;

  private final boolean bf16;
  private final Tensor w1 = weights(Math.sqrt(6.0 / 825), 32, 1, 5, 5);
  private final Tensor b1 = bias(32);
  private final Tensor w2 = weights(Math.sqrt(6.0 / 6400), 128, 6272);
  private final Tensor b2 = bias(128);
  private final Tensor w3 = weights(Math.sqrt(6.0 / 138), 10, 128);
  private final Tensor b3 = bias(10);
  private final Adam adam =
      new Adam(new TensorVector(w1, b1, w2, b2, w3, b3), new AdamOptions(1e-3));

  private PyTorchPeer(boolean bf16) {
    this.bf16 = bf16;
  }

  /** Makes weights that are evenly distributed between minus and plus a bound. */
  private static Tensor weights(double bound, long... shape) {
    Tensor tensor = empty(shape).uniform_(-bound, bound, new GeneratorOptional());
    boolean maps = shape.length == 4;
    Tensor laidOut = maps ? tensor.contiguous(MemoryFormat.ChannelsLast) : tensor;
    return laidOut.set_requires_grad(true);
  }

  private static Tensor bias(long size) {
    return empty(size).zero_().set_requires_grad(true);
  }

  private Tensor computed(Tensor tensor) {
    return bf16 ? tensor.toType(ScalarType.BFloat16) : tensor;
  }

  private Tensor logits(float[] images, int count, boolean training) {
    Tensor x =
        computed(from_blob(new FloatPointer(images), count, 1, 28, 28))
            .contiguous(MemoryFormat.ChannelsLast);
    long[] one = {1, 1};
    Tensor maps =
        conv2d(x, computed(w1), new TensorOptional(computed(b1)), one, new long[] {2, 2}, one, 1);
    Tensor pooled = dropout(max_pool2d(relu(maps), 2, 2), DROPOUT, training);
    Tensor flat = pooled.flatten(1, -1);
    Tensor hidden = relu(linear(flat, computed(w2), new TensorOptional(computed(b2))));
    Tensor output = linear(hidden, computed(w3), new TensorOptional(computed(b3)));
    return bf16 ? output.toType(ScalarType.Float) : output;
  }

  @Override
  public void train(float[] images, int[] labels) {
    try (PointerScope scope = new PointerScope()) {
      long[] digits = new long[labels.length];
      for (int i = 0; i < digits.length; i++) {
        digits[i] = labels[i];
      }
      Tensor targets =
          from_blob(
              new LongPointer(digits),
              new long[] {digits.length},
              new TensorOptions(ScalarType.Long));
      adam.zero_grad();
      cross_entropy_loss(logits(images, labels.length, true), targets).backward();
      adam.step();
    }
  }

  @Override
  public int[] classify(float[] images, int count) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor best =
          argmax(logits(images, count, false), new org.bytedeco.pytorch.LongOptional(1), false);
      LongPointer found = new LongPointer(best.data_ptr_long());
      int[] digits = new int[count];
      for (int i = 0; i < count; i++) {
        digits[i] = (int) found.get(i);
      }
      return digits;
    }
  }

  @Override
  public void predictOne(float[] image) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      logits(image, 1, false).data_ptr_float().get();
    }
  }

  @Override
  public void close() {
    adam.close();
  }

  /** Arguments: folder of the IDX files, epochs, number of training images or 0, {@code bf16}. */
  public static void main(String[] arguments) throws Exception {
    set_num_threads(PeerRun.THREADS);
    set_num_interop_threads(1);
    manual_seed(1);
    boolean bf16 = arguments.length > 3 && arguments[3].equals("bf16");
    new PeerRun(bf16 ? "pytorch-bf16" : "pytorch", arguments).perform(() -> new PyTorchPeer(bf16));
    System.exit(0);
  }
}
