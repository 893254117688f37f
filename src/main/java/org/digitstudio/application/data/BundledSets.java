package org.digitstudio.application.data;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.domain.data.DigitDataset;

/** Loads the sets that come with the program, one after another in the background. */
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
   * @param onSet hears of each set once, in order, after it is counted
   * @param onAll hears each time all sets are asked for and there
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

  /** How many are there. */
  int count() {
    return loaded;
  }

  /** Whether somebody asked for all of them. */
  boolean areWanted() {
    return wanted;
  }

  boolean areLoaded() {
    return wanted && loaded == sets.size();
  }

  /** Their names; loads those that are not there, so not for the window's thread. */
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
