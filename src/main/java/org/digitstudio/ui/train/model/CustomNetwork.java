package org.digitstudio.ui.train.model;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;

/**
 * A network as the editor describes it: convolution blocks, then one dense layer.
 *
 * @param batchNorm whether batch normalization follows each convolution
 * @param convolutionDropout dropout rate after the last block, 0 for none
 * @param dense units of the hidden layer, 0 for no hidden layer
 * @param denseDropout dropout rate after the dense layer, 0 for none
 */
public record CustomNetwork(
    List<Block> blocks,
    boolean batchNorm,
    double convolutionDropout,
    int dense,
    double denseDropout) {

  public static final int MAX_BLOCKS = 4;

  /** The network the article describes. */
  public static final CustomNetwork FIRST =
      new CustomNetwork(List.of(new Block(32, 5, true)), false, 0.2, 128, 0);

  public CustomNetwork {
    blocks = List.copyOf(blocks);
  }

  /**
   * A convolution with an optional pooling layer.
   *
   * @param maps number of feature maps
   * @param kernel side of the kernel in pixels
   * @param pool whether 2x2 max pooling follows
   */
  public record Block(int maps, int kernel, boolean pool) {}

  public CustomNetwork withBlocks(List<Block> newBlocks) {
    return new CustomNetwork(newBlocks, batchNorm, convolutionDropout, dense, denseDropout);
  }

  public CustomNetwork withBatchNorm(boolean on) {
    return new CustomNetwork(blocks, on, convolutionDropout, dense, denseDropout);
  }

  public CustomNetwork withConvolutionDropout(double rate) {
    return new CustomNetwork(blocks, batchNorm, rate, dense, denseDropout);
  }

  public CustomNetwork withDense(int neurons) {
    return new CustomNetwork(blocks, batchNorm, convolutionDropout, neurons, denseDropout);
  }

  public CustomNetwork withDenseDropout(double rate) {
    return new CustomNetwork(blocks, batchNorm, convolutionDropout, dense, rate);
  }

  /** Returns a network with that many blocks; each new block is twice as wide as the last. */
  public CustomNetwork withBlockCount(int count) {
    List<Block> changed = new ArrayList<>(blocks.subList(0, Math.min(count, blocks.size())));
    while (changed.size() < count) {
      changed.add(
          changed.isEmpty()
              ? FIRST.blocks.getFirst()
              : new Block(Math.min(128, 2 * changed.getLast().maps()), 3, changed.size() < 3));
    }
    return withBlocks(changed);
  }

  /**
   * Returns the layers.
   *
   * @throws IllegalArgumentException if the layers do not fit each other
   */
  public NetworkSpec toSpec() {
    List<LayerSpec> layers = new ArrayList<>();
    for (Block block : blocks) {
      if (batchNorm) {
        layers.add(Convolution.linear(block.maps(), block.kernel()));
        layers.add(new BatchNorm());
        layers.add(new Activate(Activation.RELU));
      } else {
        layers.add(Convolution.same(block.maps(), block.kernel()));
      }
      if (block.pool()) {
        layers.add(Pool.max2());
      }
    }
    if (!blocks.isEmpty() && convolutionDropout > 0) {
      layers.add(new Dropout(convolutionDropout));
    }
    if (dense > 0) {
      layers.add(Dense.relu(dense));
      if (denseDropout > 0) {
        layers.add(new Dropout(denseDropout));
      }
    }
    layers.add(new Output());
    return new NetworkSpec(
        blocks.isEmpty() ? InputLayout.FLAT : InputLayout.CHANNELS_FIRST, layers);
  }
}
