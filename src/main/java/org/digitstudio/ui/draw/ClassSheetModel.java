package org.digitstudio.ui.draw;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.collect.CollectedDigit;
import org.digitstudio.application.collect.CollectedSheet;
import org.digitstudio.application.collect.PrintedSheet;
import org.digitstudio.application.collect.SheetCollector;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.paper.sheet.SheetLayout;
import org.digitstudio.paper.sheet.SheetLayout.Format;
import org.digitstudio.paper.sheet.SheetLayout.Grid;
import org.digitstudio.ui.shell.Navigator;

/** Saves a class's sheet of boxes and keeps the digits of a filled one. */
final class ClassSheetModel {
  /** The digits of a sheet as they were kept, and those of them that should be checked. */
  private record Kept(List<MyDigit> all, List<MyDigit> doubtful) {}

  private final MyDigitsStore store;
  private final MyDigitsModel myDigits;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final FileWriter writer;
  private final SheetCollector collector = new SheetCollector();
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();

  ClassSheetModel(
      MyDigitsStore store,
      MyDigitsModel myDigits,
      SharedState workspace,
      BackgroundRunner runner,
      Navigator navigator,
      FileWriter writer) {
    this.store = store;
    this.myDigits = myDigits;
    this.workspace = workspace;
    this.runner = runner;
    this.navigator = navigator;
    this.writer = writer;
  }

  /** Returns whether a sheet is being read. */
  ReadOnlyBooleanProperty isReading() {
    return reading.getReadOnlyProperty();
  }

  /** Writes an empty sheet as PDF. */
  void save(Path file) {
    runner.start(
        job -> {
          writer.write(file, PrintedSheet.pdf(new SheetLayout(Format.A4, Grid.MIDDLE_BOXES)));
          return file;
        },
        saved -> navigator.notify(Messages.text("draw.saved", saved.getFileName())),
        navigator::showFailure);
  }

  /** Keeps the digits of a photographed sheet and selects those that should be checked. */
  void read(Path file) {
    Optional<DigitClassifier> classifier = workspace.classifier().get();
    if (classifier.isEmpty()) {
      navigator.notify(Messages.text("draw.sheet.no-model"));
      return;
    }
    reading.set(true);
    runner.start(
        job -> keep(file, classifier.get()),
        kept -> {
          reading.set(false);
          show(kept);
        },
        failure -> {
          reading.set(false);
          navigator.showFailure(failure);
        });
  }

  private Kept keep(Path file, DigitClassifier classifier) throws Exception {
    CollectedSheet sheet =
        collector
            .read(PictureReader.read(file), classifier)
            .orElseThrow(
                () ->
                    new StudioIOException(
                        "application.sheet.none", String.valueOf(file.getFileName())));
    List<MyDigit> all = new ArrayList<>();
    List<MyDigit> doubtful = new ArrayList<>();
    for (CollectedDigit digit : sheet.digits()) {
      MyDigit kept = store.add(digit.label(), digit.image(), Optional.empty(), sheet.writer());
      all.add(kept);
      if (digit.doubt() != CollectedDigit.ReviewReason.NONE) {
        doubtful.add(kept);
      }
    }
    return new Kept(all, doubtful);
  }

  private void show(Kept kept) {
    myDigits.refreshAndSelect(kept.doubtful);
    navigator.notify(
        Messages.text("draw.sheet.kept", kept.all.size(), kept.doubtful.size()),
        () ->
            runner.start(
                job -> {
                  store.delete(kept.all.stream().map(MyDigit::id).collect(Collectors.toSet()));
                  return kept;
                },
                done -> myDigits.refresh(),
                navigator::showFailure));
  }
}
