package org.digitstudio.ui.draw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundRunner.Work;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.ui.shell.Navigator;

/** The kept digits, those that are selected, and what can be done with them. */
final class MyDigitsModel {
  private static final String IMAGES = "images-idx3";
  private static final String LABELS = "labels-idx1";

  private final MyDigitsStore store;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final ObservableList<MyDigit> digits = FXCollections.observableArrayList();
  private final Set<String> selected = new LinkedHashSet<>();
  private final ReadOnlyIntegerWrapper selectionChanges = new ReadOnlyIntegerWrapper();

  /** The digit that keys move from. */
  private int cursor;

  /** The index at which a range of selected digits begins. */
  private int anchor;

  MyDigitsModel(MyDigitsStore store, BackgroundRunner runner, Navigator navigator) {
    this.store = store;
    this.runner = runner;
    this.navigator = navigator;
  }

  /** Reads the digits again. */
  void refresh() {
    change(job -> store.list(), done -> {});
  }

  /** Reads the digits again and selects these. */
  void refreshAndSelect(List<MyDigit> wanted) {
    change(
        job -> store.list(),
        done -> {
          selected.clear();
          wanted.forEach(digit -> selected.add(digit.id()));
          changed();
        });
  }

  /** All digits, newest first. */
  ObservableList<MyDigit> digits() {
    return digits;
  }

  /** Counts the changes of the selection and of the cursor, for views to follow. */
  ReadOnlyIntegerProperty selectionChanges() {
    return selectionChanges.getReadOnlyProperty();
  }

  boolean isSelected(MyDigit digit) {
    return selected.contains(digit.id());
  }

  boolean isCursor(MyDigit digit) {
    return cursor < digits.size() && digits.get(cursor).id().equals(digit.id());
  }

  int selectedCount() {
    return selected.size();
  }

  /** Selects one digit and no other. */
  void select(int index) {
    selected.clear();
    anchor = index;
    moveCursor(index);
    selected.add(digits.get(cursor).id());
    changed();
  }

  /** Selects or deselects one digit and leaves the others. */
  void toggle(int index) {
    anchor = index;
    moveCursor(index);
    String id = digits.get(cursor).id();
    if (!selected.remove(id)) {
      selected.add(id);
    }
    changed();
  }

  /** Selects all digits from the last one that was selected alone to this one. */
  void selectTo(int index) {
    moveCursor(index);
    selected.clear();
    for (int i = Math.min(anchor, cursor); i <= Math.max(anchor, cursor); i++) {
      selected.add(digits.get(i).id());
    }
    changed();
  }

  void selectAll() {
    digits.forEach(digit -> selected.add(digit.id()));
    changed();
  }

  void selectNone() {
    selected.clear();
    changed();
  }

  int cursor() {
    return cursor;
  }

  private void moveCursor(int index) {
    cursor = Math.clamp(index, 0, Math.max(0, digits.size() - 1));
  }

  private void changed() {
    selectionChanges.set(selectionChanges.get() + 1);
  }

  /** Gives the selected digits another label; that can be undone. */
  void relabel(int label) {
    List<MyDigit> before = selection();
    if (before.isEmpty()) {
      return;
    }
    change(
        job -> {
          for (MyDigit digit : before) {
            store.relabel(digit.id(), label);
          }
          return store.list();
        },
        done ->
            navigator.notify(
                Messages.text("draw.mydigits.relabelled", before.size(), label),
                () -> relabelAsBefore(before)));
  }

  /**
   * Names who wrote the selected digits; that can be undone.
   *
   * @param writer at most {@link MyDigit#MAX_WRITER_LENGTH} characters
   */
  void nameWriter(String writer) {
    List<MyDigit> before = selection();
    if (before.isEmpty()) {
      return;
    }
    nameWriters(
        before.stream().collect(Collectors.toMap(MyDigit::id, digit -> writer)),
        () ->
            navigator.notify(
                Messages.text("draw.writers.named", before.size(), writer),
                () ->
                    nameWriters(
                        before.stream().collect(Collectors.toMap(MyDigit::id, MyDigit::writer)),
                        () -> {})));
  }

  private void nameWriters(Map<String, String> writers, Runnable done) {
    change(
        job -> {
          store.nameWriters(writers);
          return store.list();
        },
        list -> done.run());
  }

  private void relabelAsBefore(List<MyDigit> before) {
    change(
        job -> {
          for (MyDigit digit : before) {
            store.relabel(digit.id(), digit.label());
          }
          return store.list();
        },
        done -> {});
  }

  /** Deletes the selected digits; that can be undone. */
  void delete() {
    List<MyDigit> deleted = selection();
    if (deleted.isEmpty()) {
      return;
    }
    Set<String> ids = Set.copyOf(selected);
    change(
        job -> {
          store.delete(ids);
          return store.list();
        },
        done ->
            navigator.notify(
                Messages.text("draw.mydigits.deleted", deleted.size()), () -> restore(deleted)));
  }

  private void restore(List<MyDigit> deleted) {
    change(
        job -> {
          store.restore(deleted);
          return store.list();
        },
        done -> {});
  }

  private List<MyDigit> selection() {
    return digits.stream().filter(this::isSelected).toList();
  }

  /** Writes all digits as a pair of IDX files, the labels beside the images. */
  void exportIdx(Path images) {
    String name = String.valueOf(images.getFileName());
    String labels = name.contains(IMAGES) ? name.replace(IMAGES, LABELS) : name + "-labels";
    export(images, () -> store.exportIdx(images, images.resolveSibling(labels)));
  }

  /** Writes the drawn digits as ink. */
  void exportInk(Path file) {
    export(file, () -> store.exportInk(file));
  }

  private interface Export {
    void run() throws IOException;
  }

  private void export(Path file, Export export) {
    runner.start(
        job -> {
          export.run();
          return file;
        },
        saved -> navigator.notify(Messages.text("draw.saved", saved.getFileName())),
        navigator::showFailure);
  }

  private void change(Work<List<MyDigit>> work, Consumer<List<MyDigit>> done) {
    runner.start(
        work,
        list -> {
          fill(list);
          done.accept(list);
        },
        navigator::showFailure);
  }

  private void fill(List<MyDigit> list) {
    List<MyDigit> newestFirst = new ArrayList<>(list.reversed());
    selected.retainAll(newestFirst.stream().map(MyDigit::id).toList());
    digits.setAll(newestFirst);
    moveCursor(cursor);
    anchor = Math.min(anchor, cursor);
    changed();
  }
}
