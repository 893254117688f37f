package org.digitstudio.application.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;

/**
 * Finds the training digits a network holds for most alike: nearest by cosine in the space of its
 * last hidden layer. Looks at all of them, which takes a few milliseconds for 60,000.
 */
public final class NeighbourIndex {
  /** How many pictures are read at a time: their features are in memory twice. */
  private static final int PART = 6_000;

  private final DigitDataset data;
  private final float[] features;
  private final int width;

  /**
   * @param index in the data set
   * @param likeness cosine of the two feature vectors, 1 for the same direction
   */
  public record Neighbour(int index, int label, float likeness) {}

  private NeighbourIndex(DigitDataset data, int width) {
    this.data = data;
    this.features = new float[Math.multiplyExact(data.size(), width)];
    this.width = width;
  }

  /**
   * Asks the network about every picture; some seconds of work for a background job.
   *
   * @param job hears the progress and may be cancelled
   */
  public static NeighbourIndex build(
      DigitClassifier classifier, DigitDataset data, BackgroundTask job) {
    BatchResult part = read(classifier, data, 0, job);
    NeighbourIndex index = new NeighbourIndex(data, part.featureCount());
    index.put(0, part.features());
    for (int from = PART; from < data.size(); from += PART) {
      index.put(from, read(classifier, data, from, job).features());
    }
    return index;
  }

  private static BatchResult read(
      DigitClassifier classifier, DigitDataset data, int from, BackgroundTask job) {
    int[] places = IntStream.range(from, Math.min(from + PART, data.size())).toArray();
    return classifier.classifyAll(
        data.subset(data.name(), places),
        Extra.FEATURES,
        done -> job.progress((from + done * places.length) / data.size()),
        job::isCancelled);
  }

  private void put(int from, float[] values) {
    System.arraycopy(values, 0, features, from * width, values.length);
    for (int i = 0; i < values.length; i += width) {
      normalise(features, from * width + i, width);
    }
  }

  /**
   * @param query what {@link DigitClassifier#features} says of a picture
   * @return the {@code count} most alike, the nearest first
   */
  public List<Neighbour> nearest(float[] query, int count) {
    if (query.length != width) {
      throw new IllegalArgumentException(
          "These features are of another network: %d, not %d".formatted(query.length, width));
    }
    float[] unit = query.clone();
    normalise(unit, 0, width);
    List<Neighbour> best = new ArrayList<>();
    float least = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < data.size(); i++) {
      float likeness = dot(unit, i * width);
      if (best.size() < count || likeness > least) {
        int place = best.size();
        while (place > 0 && best.get(place - 1).likeness < likeness) {
          place--;
        }
        best.add(place, new Neighbour(i, data.label(i), likeness));
        if (best.size() > count) {
          best.removeLast();
        }
        least = best.isEmpty() ? least : best.getLast().likeness;
      }
    }
    return List.copyOf(best);
  }

  public DigitDataset data() {
    return data;
  }

  private float dot(float[] query, int offset) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    // Four sums at once: one would wait for each addition to end.
    for (; i + 3 < width; i += 4) {
      a += query[i] * features[offset + i];
      b += query[i + 1] * features[offset + i + 1];
      c += query[i + 2] * features[offset + i + 2];
      d += query[i + 3] * features[offset + i + 3];
    }
    for (; i < width; i++) {
      a += query[i] * features[offset + i];
    }
    return a + b + c + d;
  }

  private static void normalise(float[] values, int offset, int count) {
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      sum += values[i] * values[i];
    }
    float factor = sum > 0 ? (float) (1 / Math.sqrt(sum)) : 0f;
    for (int i = offset; i < offset + count; i++) {
      values[i] *= factor;
    }
  }
}
