package org.digitstudio.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/**
 * The images of some datasets with a model's predictions, as rows of primitive columns. Row 0 is
 * image 0 of the first dataset; the datasets follow one another. The predictions for a dataset may
 * be missing.
 */
public final class DigitTable {
  /** The value of {@link #predictedDigit} for an image no model has classified yet. */
  public static final int UNCLASSIFIED = -1;

  /** Keeps the loss finite where a probability underflows to 0. */
  private static final double MIN_PROBABILITY = 1e-12;

  private final List<DigitDataset> sets;
  private final List<Optional<BatchResult>> results;
  private final int[] starts;
  private final byte[] labels;
  private final byte[] predictedDigit;
  private final float[] confidence;
  private final float[] loss;

  /**
   * @param results the model's predictions for each dataset, where it has classified it
   * @throws IllegalArgumentException if a result's size is not its dataset's
   */
  public DigitTable(List<DigitDataset> sets, List<Optional<BatchResult>> results) {
    this.sets = List.copyOf(sets);
    this.results = List.copyOf(results);
    this.starts = new int[sets.size() + 1];
    for (int set = 0; set < sets.size(); set++) {
      starts[set + 1] = Math.addExact(starts[set], sets.get(set).size());
    }
    int size = starts[sets.size()];
    labels = new byte[size];
    predictedDigit = new byte[size];
    confidence = new float[size];
    loss = new float[size];
    Arrays.fill(predictedDigit, (byte) UNCLASSIFIED);
    Arrays.fill(confidence, Float.NaN);
    Arrays.fill(loss, Float.NaN);
    for (int set = 0; set < sets.size(); set++) {
      fill(set);
    }
  }

  private void fill(int set) {
    DigitDataset data = sets.get(set);
    for (int i = 0; i < data.size(); i++) {
      labels[starts[set] + i] = (byte) data.label(i);
    }
    results.get(set).ifPresent(result -> fill(set, result));
  }

  private void fill(int set, BatchResult result) {
    int size = sets.get(set).size();
    if (result.probabilities().length != size * Prediction.CLASSES) {
      throw new IllegalArgumentException("The predictions are not of " + sets.get(set).name());
    }
    for (int i = 0; i < size; i++) {
      int row = starts[set] + i;
      int digit = result.digit(i);
      predictedDigit[row] = (byte) digit;
      confidence[row] = result.probability(i, digit);
      double ofLabel = result.probability(i, labels[row]);
      loss[row] = (float) -Math.log(Math.max(ofLabel, MIN_PROBABILITY));
    }
  }

  /** Returns a table without datasets. */
  public static DigitTable empty() {
    return new DigitTable(List.of(), List.of());
  }

  public List<DigitDataset> sets() {
    return sets;
  }

  /** Returns the model's predictions for a dataset, where it has classified it. */
  public Optional<BatchResult> result(int set) {
    return results.get(set);
  }

  /** Returns the number of rows. */
  public int size() {
    return labels.length;
  }

  /** Returns the index of the dataset a row belongs to. */
  public int set(int row) {
    int set = 0;
    while (row >= starts[set + 1]) {
      set++;
    }
    return set;
  }

  /** Returns the row of a dataset's first image. */
  public int start(int set) {
    return starts[set];
  }

  /** Returns a row's index in its own dataset, from 0. */
  public int index(int row) {
    return row - starts[set(row)];
  }

  /** Returns the label, 0..9. */
  public int label(int row) {
    return labels[row];
  }

  /** Returns the predicted digit, or {@link #UNCLASSIFIED}. */
  public int predictedDigit(int row) {
    return predictedDigit[row];
  }

  /** Returns the name of the class of a row's label: the digit, or a name such as "Sneaker". */
  public String labelName(int row) {
    return sets.get(set(row)).classNames().of(label(row));
  }

  /** Returns the name of the predicted class of a row that is classified. */
  public String predictedName(int row) {
    return sets.get(set(row)).classNames().of(predictedDigit(row));
  }

  public boolean isClassified(int row) {
    return predictedDigit[row] != UNCLASSIFIED;
  }

  /** Returns whether the prediction exists and differs from the label. */
  public boolean isMisclassified(int row) {
    return predictedDigit[row] != UNCLASSIFIED && predictedDigit[row] != labels[row];
  }

  /** Returns the probability of the predicted digit, 0..1; NaN if unclassified. */
  public float confidence(int row) {
    return confidence[row];
  }

  /** Returns the cross-entropy in nats, -ln of the label's probability; NaN if unclassified. */
  public float loss(int row) {
    return loss[row];
  }

  /** Returns the model's prediction for a row, where it has classified it. */
  public Optional<Prediction> prediction(int row) {
    int set = set(row);
    int from = (row - starts[set]) * Prediction.CLASSES;
    return results
        .get(set)
        .map(
            result ->
                new Prediction(
                    Arrays.copyOfRange(result.probabilities(), from, from + Prediction.CLASSES),
                    result.sure()[row - starts[set]],
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

  /** Returns some rows as a dataset of their own, without copying images. */
  public DigitDataset pick(String name, int[] rows) {
    return new Picked(name, this, rows.clone());
  }

  private record Picked(String name, DigitTable table, int[] rows) implements DigitDataset {
    @Override
    public ClassNames classNames() {
      Set<ClassNames> all =
          Arrays.stream(rows)
              .map(table::set)
              .distinct()
              .mapToObj(set -> table.sets.get(set).classNames())
              .collect(Collectors.toSet());
      return all.size() == 1 ? all.iterator().next() : ClassNames.DIGITS;
    }

    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public int label(int index) {
      return table.label(rows[index]);
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      int set = table.set(rows[index]);
      table.sets.get(set).copyPixels(rows[index] - table.starts[set], target, offset);
    }
  }

  /** Returns the confusion matrix of the rows that have been classified. */
  public ConfusionMatrix confusion(int[] rows) {
    int[] classified = Arrays.stream(rows).filter(this::isClassified).toArray();
    return ConfusionMatrix.of(
        Arrays.stream(classified).map(this::label).toArray(),
        Arrays.stream(classified).map(this::predictedDigit).toArray());
  }
}
