package org.digitstudio.ui.train.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.shell.Navigator;

/** All runs of the store and the actions on them. Used on the JavaFX thread. */
public final class RunsViewModel {
  private final RunLibrary library;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final ObservableList<RunRecord> all = FXCollections.observableArrayList();
  private final ObservableSet<String> compared = FXCollections.observableSet(new LinkedHashSet<>());
  private final ReadOnlyObjectWrapper<Optional<RunRecord>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Set<String> deleted = new LinkedHashSet<>();

  RunsViewModel(RunLibrary library, Navigator navigator, BackgroundRunner runner) {
    this.library = library;
    this.navigator = navigator;
    this.runner = runner;
  }

  /** Returns the runs, newest first. */
  public ObservableList<RunRecord> all() {
    return all;
  }

  /** Returns the identifiers of the runs whose curves are compared, in the order of choosing. */
  public ObservableSet<String> compared() {
    return compared;
  }

  /** Returns the compared runs. */
  public List<RunRecord> comparedRuns() {
    return compared.stream().flatMap(id -> find(id).stream()).toList();
  }

  private Optional<RunRecord> find(String id) {
    return all.stream().filter(run -> run.id().equals(id)).findFirst();
  }

  /** Returns the selected run; empty only while there are no runs. */
  public ReadOnlyObjectProperty<Optional<RunRecord>> selected() {
    return selected.getReadOnlyProperty();
  }

  public void select(RunRecord run) {
    selected.set(Optional.of(run));
  }

  /** Returns the recipe name with the first number not yet taken. */
  String freeName(String recipe) {
    for (int number = 1; ; number++) {
      String name = Messages.text("train.run.name", recipe, Integer.toString(number));
      if (all.stream().noneMatch(run -> run.name().equals(name))) {
        return name;
      }
    }
  }

  /** Reloads the list. */
  public void refresh() {
    change(() -> {});
  }

  public void rename(RunRecord run, String name) {
    if (name.isBlank() || name.strip().length() > RunRecord.MAX_NAME_LENGTH) {
      navigator.showFailure(new StudioException("train.rename.length", RunRecord.MAX_NAME_LENGTH));
      return;
    }
    change(() -> library.rename(run.id(), name.strip()));
  }

  /**
   * Deletes a run. It leaves the list at once and the disk with the next deletion or with the
   * window, so that it can be had back until then.
   */
  public void delete(RunRecord run) {
    purge();
    deleted.add(run.id());
    show(List.copyOf(all));
    navigator.notify(Messages.text("train.deleted", run.name()), () -> restore(run));
  }

  private void restore(RunRecord run) {
    deleted.remove(run.id());
    refresh();
  }

  /** Deletes from the disk what was deleted from the list. */
  public void purge() {
    List<String> ids = List.copyOf(deleted);
    if (!ids.isEmpty()) {
      change(() -> library.delete(ids));
    }
  }

  public void exportCsv(List<RunRecord> runs, Path file) {
    export(() -> library.exportCsv(runs, file), file);
  }

  public void exportJson(List<RunRecord> runs, Path file) {
    export(() -> library.exportJson(runs, file), file);
  }

  /** Writes a run in another format, such as an event file. */
  public void exportAs(RunRecord run, RunFormat format, FileWriter writer, Path file) {
    export(() -> writer.write(file, format.write(run)), file);
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
          show(listing.runs());
          listing.problem().ifPresent(navigator::showFailure);
        },
        navigator::showFailure);
  }

  /** Shows the list; a run that is new on it is selected, else the selection stays. */
  private void show(List<RunRecord> listed) {
    Set<String> known = all.stream().map(RunRecord::id).collect(Collectors.toSet());
    deleted.retainAll(listed.stream().map(RunRecord::id).toList());
    List<RunRecord> left = listed.stream().filter(run -> !deleted.contains(run.id())).toList();
    if (!all.equals(left)) {
      all.setAll(left);
    }
    compared.retainAll(left.stream().map(RunRecord::id).toList());
    Optional<RunRecord> newest = left.stream().findFirst();
    selected.set(
        newest
            .filter(run -> !known.contains(run.id()))
            .or(() -> selected.get().flatMap(run -> find(run.id())))
            .or(() -> newest));
  }

  private record Listing(List<RunRecord> runs, Optional<IOException> problem) {}

  private void export(DiskWork work, Path file) {
    runner.start(
        job -> {
          work.run();
          return file;
        },
        done -> navigator.notify(Messages.text("train.saved", done.getFileName())),
        navigator::showFailure);
  }
}
