package org.digitstudio.insight;

/**
 * Counts of values in bins of equal width, with their mean and spread. Values outside of the range
 * are counted in the first and the last bin.
 *
 * @param from lower end of the first bin
 * @param to upper end of the last bin
 * @param counts one for each bin
 * @param mean of all values, also of those outside
 * @param deviation standard deviation of all values
 * @param zeros part of the values that are exactly 0, 0..1
 */
public record Histogram(
    float from, float to, int[] counts, double mean, double deviation, double zeros) {

  /** Returns the part of all values in a bin, 0..1. */
  public double share(int bin) {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum == 0 ? 0 : (double) counts[bin] / sum;
  }

  /** Collects values for a histogram. */
  public static final class Collector {
    private final float from;
    private final float to;
    private final int[] counts;
    private long count;
    private long zeros;
    private double sum;
    private double squares;

    /**
     * @param from below {@code to}
     */
    public Collector(float from, float to, int bins) {
      this.from = from;
      this.to = to;
      this.counts = new int[bins];
    }

    public void add(float value) {
      int bin = (int) ((value - from) / (to - from) * counts.length);
      counts[Math.clamp(bin, 0, counts.length - 1)]++;
      count++;
      zeros += value == 0 ? 1 : 0;
      sum += value;
      squares += (double) value * value;
    }

    public Histogram histogram() {
      double mean = count == 0 ? 0 : sum / count;
      double variance = count == 0 ? 0 : Math.max(0, squares / count - mean * mean);
      return new Histogram(
          from,
          to,
          counts.clone(),
          mean,
          Math.sqrt(variance),
          count == 0 ? 0 : (double) zeros / count);
    }
  }
}
