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
 * Finds the training digits that a network considers most similar: nearest neighbours by cosine
 * similarity of the last hidden layer. An exhaustive search, which takes a few milliseconds for
 * 60,000 digits.
 */
public final class NeighbourIndex {
  /** Number of images per batch; its features are in memory twice. */
  private static final int PART = 6_000;

  private final DigitDataset data;
  private final float[] features;
  private final int width;

  /**
   * A training digit.
   *
   * @param index its index in the data set
   * @param similarity cosine of the two feature vectors, 1 for the same direction
   */
  public record Neighbour(int index, int label, float similarity) {}

  private NeighbourIndex(DigitDataset data, int width) {
    this.data = data;
    this.features = new float[Math.multiplyExact(data.size(), width)];
    this.width = width;
  }

  /**
   * Computes the features of all images, which takes some seconds.
   *
   * @param job receives the progress and cancels the computation
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
    int[] indices = IntStream.range(from, Math.min(from + PART, data.size())).toArray();
    return classifier.classifyAll(
        data.subset(data.name(), indices),
        Extra.FEATURES,
        done -> job.progress((from + done * indices.length) / data.size()),
        job::isCancelled);
  }

  private void put(int from, float[] values) {
    System.arraycopy(values, 0, features, from * width, values.length);
    for (int i = 0; i < values.length; i += width) {
      normalize(features, from * width + i, width);
    }
  }

  /**
   * Returns the {@code count} nearest neighbours, the most similar first.
   *
   * @param query the features of an image as returned by {@link DigitClassifier#features}
   * @throws IllegalArgumentException if they are of a different length
   */
  public List<Neighbour> nearest(float[] query, int count) {
    if (query.length != width) {
      throw new IllegalArgumentException(
          "These features are of another network: %d, not %d".formatted(query.length, width));
    }
    float[] unit = query.clone();
    normalize(unit, 0, width);
    List<Neighbour> best = new ArrayList<>();
    float lowest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < data.size(); i++) {
      float similarity = dot(unit, i * width);
      if (best.size() < count || similarity > lowest) {
        int position = best.size();
        while (position > 0 && best.get(position - 1).similarity < similarity) {
          position--;
        }
        best.add(position, new Neighbour(i, data.label(i), similarity));
        if (best.size() > count) {
          best.removeLast();
        }
        lowest = best.isEmpty() ? lowest : best.getLast().similarity;
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
    // Four independent sums, so that additions do not wait for each other.
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

  private static void normalize(float[] values, int offset, int count) {
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
