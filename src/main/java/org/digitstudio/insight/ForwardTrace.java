package org.digitstudio.insight;

import java.util.List;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/**
 * All that flowed through a network for one picture. The arrays are the trace's own, not copies:
 * they are read at the rate a pen moves and must not be changed.
 */
public final class ForwardTrace {
  private final ForwardPass network;
  private final float[] pixels;
  private final float[] input;
  private final float[][] sums;
  private final float[][] values;

  ForwardTrace(
      ForwardPass network, float[] pixels, float[] input, float[][] sums, float[][] values) {
    this.network = network;
    this.pixels = pixels;
    this.input = input;
    this.sums = sums;
    this.values = values;
  }

  public ForwardPass network() {
    return network;
  }

  public NetworkSpec spec() {
    return network.spec();
  }

  public LayerSpec layer(int index) {
    return spec().layers().get(index);
  }

  /** The picture, 784 values row by row. */
  public float[] pixels() {
    return pixels;
  }

  /** What enters layer {@code index}, channel by channel, then row by row. */
  public float[] into(int index) {
    return index == 0 ? input : values[index - 1];
  }

  /** What layer {@code index} makes before its activation; the same as its values without one. */
  public float[] sums(int index) {
    return sums[index];
  }

  /** What leaves layer {@code index}, channel by channel, then row by row. */
  public float[] values(int index) {
    return values[index];
  }

  public Shape shapeInto(int index) {
    return network.shapes().get(index);
  }

  public Shape shapeOf(int index) {
    return network.shapes().get(index + 1);
  }

  /** The ten sums before softmax. */
  public float[] scores() {
    return sums[sums.length - 1];
  }

  /** The ten values after softmax, not calibrated. */
  public float[] probabilities() {
    return values[values.length - 1];
  }

  /** The digit with the largest sum, the lowest of them at a tie. */
  public int answer() {
    return order().getFirst();
  }

  /** The digit with the second largest sum. */
  public int runnerUp() {
    return order().get(1);
  }

  private List<Integer> order() {
    return Ranking.descending(scores());
  }
}
