package org.digitstudio.insight;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.domain.network.Shape;

/** Ranks feature maps and neurons by how strongly they respond. */
public final class Ranking {
  private Ranking() {}

  /** Returns the indices of the values in descending order, the lower index first at a tie. */
  public static List<Integer> descending(float[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
        .toList();
  }

  /**
   * Returns how strongly each feature map of a layer responds to an image: the mean absolute
   * difference from its activations for the blank image, so that a map that is bright because of
   * its bias alone has response 0.
   *
   * @param trace of the image
   * @param blank of the blank image through the same network
   * @return one value for each channel, 0 or more
   */
  public static float[] responses(ForwardTrace trace, ForwardTrace blank, int layer) {
    Shape shape = trace.outputShape(layer);
    int mapSize = shape.height() * shape.width();
    float[] activations = trace.activations(layer);
    float[] baseline = blank.activations(layer);
    float[] responses = new float[shape.channels()];
    for (int map = 0; map < shape.channels(); map++) {
      float sum = 0;
      for (int i = map * mapSize; i < (map + 1) * mapSize; i++) {
        sum += Math.abs(activations[i] - baseline[i]);
      }
      responses[map] = sum / mapSize;
    }
    return responses;
  }
}
