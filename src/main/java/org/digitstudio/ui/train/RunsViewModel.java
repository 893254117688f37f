package org.digitstudio.ui.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.shell.Navigator;

/** All runs of the store and the actions on them. Used on the JavaFX thread. */
final class RunsViewModel {
  private final RunLibrary library;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final ObservableList<RunRecord> all = FXCollections.observableArrayList();

  private Supplier<Runnable> beforeRefresh = () -> () -> {};

  RunsViewModel(RunLibrary library, Navigator navigator, BackgroundRunner runner) {
    this.library = library;
    this.navigator = navigator;
    this.runner = runner;
  }

  /**
   * Sets the hook for reloading.
   *
   * @param before called just before the list changes; its result is run just after
   */
  void onRefresh(Supplier<Runnable> before) {
    this.beforeRefresh = before;
  }

  /** Returns the runs, newest first. */
  ObservableList<RunRecord> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  /** Returns the recipe name with the first number not yet taken. */
  String freeName(String recipe) {
    for (int number = 1; ; number++) {
      String name = Messages.text("train.run.name", recipe, number);
      if (all.stream().noneMatch(run -> run.name().equals(name))) {
        return name;
      }
    }
  }

  void refresh() {
    change(() -> {});
  }

  void rename(RunRecord run, String name) {
    if (name.isBlank() || name.strip().length() > RunRecord.MAX_NAME_LENGTH) {
      navigator.showError(
          Messages.text("train.rename.length", RunRecord.MAX_NAME_LENGTH), Optional.empty());
      return;
    }
    change(() -> library.rename(run.id(), name.strip()));
  }

  void delete(List<RunRecord> runs) {
    List<String> ids = runs.stream().map(RunRecord::id).toList();
    change(() -> library.delete(ids));
  }

  void exportCsv(List<RunRecord> runs, Path file) {
    export(() -> library.exportCsv(runs, file), file);
  }

  void exportJson(List<RunRecord> runs, Path file) {
    export(() -> library.exportJson(runs, file), file);
  }

  /** File access that may fail. */
  @FunctionalInterface
  private interface DiskWork {
    void run() throws IOException;
  }

  /** Changes the store and reloads it, even if the change failed part way. */
  private void change(DiskWork work) {
    runner.start(
        job -> {
          try {
            work.run();
          } catch (IOException e) {
            return new Listing(library.list(), Optional.of(e));
          }
          return new Listing(library.list(), Optional.empty());
        },
        listing -> {
          if (!all.equals(listing.runs())) {
            Runnable after = beforeRefresh.get();
            all.setAll(listing.runs());
            after.run();
          }
          listing.problem().ifPresent(this::fail);
        },
        this::fail);
  }

  private record Listing(List<RunRecord> runs, Optional<IOException> problem) {}

  private void export(DiskWork work, Path file) {
    runner.start(
        job -> {
          work.run();
          return file;
        },
        done -> navigator.notify(Messages.text("train.saved", done.getFileName())),
        this::fail);
  }

  private void fail(Throwable e) {
    navigator.showFailure(e, Messages.text("train.failed"));
  }
}
