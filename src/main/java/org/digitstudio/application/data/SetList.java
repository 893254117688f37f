package org.digitstudio.application.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.InvertedDataset;
import org.digitstudio.domain.data.TransposedDataset;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.insight.DigitTable;

/**
 * The sets in the order in which they are listed: the bundled ones that are loaded, My digits, then
 * those that the user has opened; each with its predictions once they are there.
 */
final class SetList {
  /** More than a filter can list. */
  private static final int MAX_SETS = 24;

  /** Each takes 784 bytes of memory. */
  private static final int MAX_IMAGES = 1_000_000;

  /** A set and the predictions of the model in use, if they are there. */
  private record Entry(DigitDataset data, Optional<BatchResult> predictions) {
    Entry(DigitDataset data) {
      this(data, Optional.empty());
    }
  }

  private final String myDigits;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Creates an empty list.
   *
   * @param myDigits the name of the set of My digits
   */
  SetList(String myDigits) {
    this.myDigits = myDigits;
  }

  DigitTable table() {
    return new DigitTable(
        entries.stream().map(Entry::data).toList(),
        entries.stream().map(Entry::predictions).toList());
  }

  /** Returns the sets whose predictions are missing. */
  List<DigitDataset> unpredicted() {
    return entries.stream().filter(entry -> entry.predictions.isEmpty()).map(Entry::data).toList();
  }

  void addBundled(int index, DigitDataset data) {
    entries.add(index, new Entry(data));
  }

  /**
   * Replaces the set of My digits.
   *
   * @param bundled how many bundled sets come before it
   * @param now the set, or nothing if there are no digits
   * @return whether anything has changed
   */
  boolean replaceMyDigits(int bundled, List<DigitDataset> now) {
    List<Long> before =
        entries.stream()
            .map(Entry::data)
            .filter(data -> data.name().equals(myDigits))
            .map(DataChecksum::of)
            .toList();
    if (before.equals(now.stream().map(DataChecksum::of).toList())) {
      return false;
    }
    entries.removeIf(entry -> entry.data.name().equals(myDigits));
    now.forEach(data -> entries.add(Math.min(bundled, entries.size()), new Entry(data)));
    return true;
  }

  /**
   * Adds opened sets in place of those of the same names.
   *
   * @return why they cannot be added: with them there would be too many sets or images
   */
  Optional<StudioException> add(List<DigitDataset> sets) {
    List<String> names = sets.stream().map(DigitDataset::name).toList();
    List<Entry> next = new ArrayList<>(entries);
    next.removeIf(entry -> names.contains(entry.data.name()));
    sets.forEach(data -> next.add(new Entry(data)));
    if (next.size() > MAX_SETS) {
      return Optional.of(new StudioException("application.data.too-many-sets", MAX_SETS));
    }
    if (next.stream().mapToLong(entry -> entry.data.size()).sum() > MAX_IMAGES) {
      return Optional.of(new StudioException("application.data.too-many-images", MAX_IMAGES));
    }
    entries.clear();
    entries.addAll(next);
    return Optional.empty();
  }

  /** Exchanges the rows and columns of a set, or undoes that. */
  void transpose(DigitDataset data) {
    replace(
        data,
        data instanceof TransposedDataset(DigitDataset original) ? original : data.transposed());
  }

  /** Exchanges black and white in a set, or undoes that. */
  void invert(DigitDataset data) {
    replace(
        data, data instanceof InvertedDataset(DigitDataset original) ? original : data.inverted());
  }

  private void replace(DigitDataset data, DigitDataset next) {
    entries.replaceAll(entry -> entry.data == data ? new Entry(next) : entry);
  }

  /**
   * Removes a set.
   *
   * @return whether it was in the list
   */
  boolean remove(DigitDataset data) {
    return entries.removeIf(entry -> entry.data == data);
  }

  /** Returns the index of a set; -1 if it is not in the list. */
  int indexOf(DigitDataset data) {
    return entries.stream().map(Entry::data).toList().indexOf(data);
  }

  void forgetPredictions() {
    entries.replaceAll(entry -> new Entry(entry.data));
  }

  void setPredictions(DigitDataset data, BatchResult result) {
    entries.replaceAll(entry -> entry.data == data ? new Entry(data, Optional.of(result)) : entry);
  }
}
