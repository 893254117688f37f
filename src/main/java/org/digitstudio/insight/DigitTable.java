package org.digitstudio.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/**
 * All pictures of some sets as rows of primitive columns: row 0 is the first set's picture 0, and
 * the sets follow one another. What a model says of a set may still be missing.
 */
public final class DigitTable {
  /** What {@link #answer} says of a picture no model has read yet. */
  public static final int UNREAD = -1;

  /** Keeps the loss finite where a probability is 0 in single precision. */
  private static final double LEAST_PROBABILITY = 1e-12;

  private final List<DigitDataset> sets;
  private final List<Optional<BatchResult>> readings;
  private final int[] starts;
  private final byte[] truth;
  private final byte[] answer;
  private final float[] confidence;
  private final float[] loss;

  /**
   * @param readings what the model says of each set, where it has read it
   * @throws IllegalArgumentException if a reading is not of its set's size
   */
  public DigitTable(List<DigitDataset> sets, List<Optional<BatchResult>> readings) {
    this.sets = List.copyOf(sets);
    this.readings = List.copyOf(readings);
    this.starts = new int[sets.size() + 1];
    for (int set = 0; set < sets.size(); set++) {
      starts[set + 1] = Math.addExact(starts[set], sets.get(set).size());
    }
    int size = starts[sets.size()];
    truth = new byte[size];
    answer = new byte[size];
    confidence = new float[size];
    loss = new float[size];
    Arrays.fill(answer, (byte) UNREAD);
    Arrays.fill(confidence, Float.NaN);
    Arrays.fill(loss, Float.NaN);
    for (int set = 0; set < sets.size(); set++) {
      fill(set);
    }
  }

  private void fill(int set) {
    DigitDataset data = sets.get(set);
    for (int i = 0; i < data.size(); i++) {
      truth[starts[set] + i] = (byte) data.label(i);
    }
    readings.get(set).ifPresent(reading -> fill(set, reading));
  }

  private void fill(int set, BatchResult reading) {
    int size = sets.get(set).size();
    if (reading.probabilities().length != size * Prediction.CLASSES) {
      throw new IllegalArgumentException("The reading is not of " + sets.get(set).name());
    }
    for (int i = 0; i < size; i++) {
      int row = starts[set] + i;
      int digit = reading.digit(i);
      answer[row] = (byte) digit;
      confidence[row] = reading.probability(i, digit);
      double right = reading.probability(i, truth[row]);
      loss[row] = (float) -Math.log(Math.max(right, LEAST_PROBABILITY));
    }
  }

  /** A table without sets. */
  public static DigitTable empty() {
    return new DigitTable(List.of(), List.of());
  }

  public List<DigitDataset> sets() {
    return sets;
  }

  /** What the model says of a set, where it has read it. */
  public Optional<BatchResult> reading(int set) {
    return readings.get(set);
  }

  /** How many pictures there are. */
  public int size() {
    return truth.length;
  }

  /** Which set a row is of. */
  public int set(int row) {
    int set = 0;
    while (row >= starts[set + 1]) {
      set++;
    }
    return set;
  }

  /** The row of a set's first picture. */
  public int start(int set) {
    return starts[set];
  }

  /** Where a row stands in its own set, from 0. */
  public int index(int row) {
    return row - starts[set(row)];
  }

  public int truth(int row) {
    return truth[row];
  }

  /** The digit the model says, or {@link #UNREAD}. */
  public int answer(int row) {
    return answer[row];
  }

  public boolean isRead(int row) {
    return answer[row] != UNREAD;
  }

  /** Read, and as another digit than the label says. */
  public boolean isWrong(int row) {
    return answer[row] != UNREAD && answer[row] != truth[row];
  }

  /** The probability of the answer, 0..1; NaN where unread. */
  public float confidence(int row) {
    return confidence[row];
  }

  /** The cross-entropy in nats: minus the logarithm of the label's probability; NaN if unread. */
  public float loss(int row) {
    return loss[row];
  }

  /** What the model says of a row, where it has read it. */
  public Optional<Prediction> prediction(int row) {
    int set = set(row);
    int from = (row - starts[set]) * Prediction.CLASSES;
    return readings
        .get(set)
        .map(
            reading ->
                new Prediction(
                    Arrays.copyOfRange(reading.probabilities(), from, from + Prediction.CLASSES),
                    reading.sure()[row - starts[set]],
                    0));
  }

  public DigitImage image(int row) {
    int set = set(row);
    return sets.get(set).image(row - starts[set]);
  }

  /** Copies a row's 784 bytes into {@code target}. */
  public void copyPixels(int row, byte[] target) {
    int set = set(row);
    sets.get(set).copyPixels(row - starts[set], target, 0);
  }

  /** Some rows as a set of their own, without copying pictures. */
  public DigitDataset pick(String name, int[] rows) {
    return new Picked(name, this, rows.clone());
  }

  private record Picked(String name, DigitTable table, int[] rows) implements DigitDataset {
    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public int label(int index) {
      return table.truth(rows[index]);
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      int set = table.set(rows[index]);
      table.sets.get(set).copyPixels(rows[index] - table.starts[set], target, offset);
    }
  }

  /** The confusion matrix of those rows that have been read. */
  public ConfusionMatrix confusion(int[] rows) {
    int[] read = Arrays.stream(rows).filter(this::isRead).toArray();
    return ConfusionMatrix.of(
        Arrays.stream(read).map(this::truth).toArray(),
        Arrays.stream(read).map(this::answer).toArray());
  }
}
