package org.digitstudio.application.data;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.domain.data.DigitDataset;

/** Loads the sets that come with the program, one by one in the background. */
final class BundledSets {
  private final List<Supplier<DigitDataset>> sets;
  private final BackgroundRunner runner;
  private final Consumer<DigitDataset> onSet;
  private final Runnable onAll;
  private final Consumer<Throwable> onFailure;
  private boolean wanted;
  private boolean loading;
  private int loaded;

  /**
   * Prepares the loading.
   *
   * @param onSet receives each set once, in order, after it is counted
   * @param onAll runs each time all sets are asked for and loaded
   */
  BundledSets(
      List<Supplier<DigitDataset>> sets,
      BackgroundRunner runner,
      Consumer<DigitDataset> onSet,
      Runnable onAll,
      Consumer<Throwable> onFailure) {
    this.sets = List.copyOf(sets);
    this.runner = runner;
    this.onSet = onSet;
    this.onAll = onAll;
    this.onFailure = onFailure;
  }

  /** Returns how many are loaded. */
  int count() {
    return loaded;
  }

  /** Whether all of them have been asked for. */
  boolean areWanted() {
    return wanted;
  }

  boolean areLoaded() {
    return wanted && loaded == sets.size();
  }

  /** Returns their names; loads those that are not loaded yet, so not for the JavaFX thread. */
  List<String> names() {
    return sets.stream().map(set -> set.get().name()).toList();
  }

  /** Loads the first one alone. */
  void loadFirst() {
    if (!loading && loaded == 0) {
      loadNext();
    }
  }

  void loadAll() {
    wanted = true;
    if (loaded == sets.size()) {
      onAll.run();
    } else if (!loading) {
      loadNext();
    }
  }

  private void loadNext() {
    loading = true;
    runner.start(job -> sets.get(loaded).get(), this::arrived, this::failed);
  }

  private void arrived(DigitDataset data) {
    loading = false;
    loaded++;
    onSet.accept(data);
    if (wanted) {
      loadAll();
    }
  }

  private void failed(Throwable problem) {
    loading = false;
    onFailure.accept(problem);
  }
}
