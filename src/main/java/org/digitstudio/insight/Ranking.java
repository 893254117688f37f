package org.digitstudio.insight;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.domain.network.Shape;

/** Which maps and neurons answer most. */
public final class Ranking {
  private Ranking() {}

  /** The indices of the values from the largest to the smallest, lower index first at a tie. */
  public static List<Integer> descending(float[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
        .toList();
  }

  /**
   * How strongly each map of a layer answers to this picture: the mean over its places of the
   * distance to what the blank page gives there. A map that is bright everywhere because of its
   * bias alone answers 0.
   *
   * @param trace of the picture
   * @param blank of the blank page through the same network
   * @return one value a channel, 0 or more
   */
  public static float[] responses(ForwardTrace trace, ForwardTrace blank, int layer) {
    Shape shape = trace.shapeOf(layer);
    int places = shape.height() * shape.width();
    float[] here = trace.values(layer);
    float[] there = blank.values(layer);
    float[] responses = new float[shape.channels()];
    for (int map = 0; map < shape.channels(); map++) {
      float sum = 0;
      for (int i = map * places; i < (map + 1) * places; i++) {
        sum += Math.abs(here[i] - there[i]);
      }
      responses[map] = sum / places;
    }
    return responses;
  }
}
