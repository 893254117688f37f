package org.digitstudio.ui.train.runs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.SetChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.train.model.RunsViewModel;
import org.digitstudio.ui.train.model.TrainFormats;
import org.jspecify.annotations.Nullable;

/** The runs as a table. One row is always selected; a tick in front compares a run's curves. */
final class RunsTable extends TableView<RunRecord> {
  private static final String UNKNOWN = "\u2013";

  /** Width in pixels that all columns need; a narrower table hides the less important ones. */
  private static final double ALL_COLUMNS_WIDTH = 800;

  private final RunsViewModel runs;
  private boolean selecting;

  RunsTable(RunsViewModel runs) {
    this.runs = runs;
    setId("train-runs");
    setAccessibleText(Messages.text("train.runs"));
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setMinHeight(160);
    Label none = Labels.muted(Messages.text("train.runs.empty"));
    setPlaceholder(none);
    columns();
    SortedList<RunRecord> sorted = new SortedList<>(runs.all());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    runs.compared().addListener((SetChangeListener<String>) change -> refresh());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((observable, before, now) -> chosen(now));
    runs.selected().addListener((observable, before, now) -> select(now));
    select(runs.selected().get());
  }

  private void chosen(@Nullable RunRecord run) {
    if (run != null && !selecting) {
      runs.select(run);
    }
  }

  /** A list that was reloaded has lost its selection: the model has it. */
  private void select(Optional<RunRecord> run) {
    selecting = true;
    run.ifPresent(getSelectionModel()::select);
    selecting = false;
  }

  private void columns() {
    getColumns().add(compareColumn());
    column(true, "train.column.name", RunRecord::name, Function.identity(), 112);
    column(true, "train.column.started", RunRecord::started, Formats::shortDateTime, 100);
    TableColumn<RunRecord, ?> recipe =
        column(true, "train.column.recipe", run -> run.plan().recipe(), TrainFormats::recipe, 96);
    TableColumn<RunRecord, ?> engine =
        column(
            true,
            "train.column.engine",
            RunRecord::engine,
            kind -> Messages.text("train.engine.short." + lower(kind)),
            64);
    TableColumn<RunRecord, ?> epochs =
        column(
            false,
            "train.column.epochs",
            run -> run.curve().size(),
            value -> Formats.count(value),
            68);
    column(
        false,
        "train.column.validation",
        run -> run.best().flatMap(epoch -> epoch.validation()).map(Score::accuracy).orElse(-1.0),
        RunsTable::accuracy,
        88);
    column(
        false,
        "train.column.test",
        run -> run.testAccuracy().orElse(-1.0),
        RunsTable::accuracy,
        72);
    column(
        false,
        "train.column.time",
        run -> run.timings().seconds(TrainingPhase.TRAIN).orElse(-1),
        value -> value < 0 ? UNKNOWN : TrainFormats.seconds(value),
        80);
    column(
        true,
        "train.column.status",
        RunRecord::status,
        status -> Messages.text("train.status." + lower(status)),
        84);
    widthProperty()
        .addListener(
            (observable, before, now) ->
                List.of(recipe, engine, epochs)
                    .forEach(each -> each.setVisible(now.doubleValue() > ALL_COLUMNS_WIDTH)));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String accuracy(double value) {
    return value < 0 ? UNKNOWN : TrainFormats.percent(value);
  }

  private TableColumn<RunRecord, RunRecord> compareColumn() {
    TableColumn<RunRecord, RunRecord> column =
        new TableColumn<>(Messages.text("train.column.compare"));
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
    column.setCellFactory(any -> new CompareCell(runs));
    column.setSortable(false);
    column.setMinWidth(80);
    column.setPrefWidth(80);
    column.setMaxWidth(120);
    return column;
  }

  private <T extends Comparable<? super T>> TableColumn<RunRecord, T> column(
      boolean text,
      String key,
      Function<RunRecord, T> value,
      Function<T, String> words,
      double width) {
    TableColumn<RunRecord, T> column = new TableColumn<>(Messages.text(key));
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())).getReadOnlyProperty());
    column.setCellFactory(
        any ->
            new TableCell<RunRecord, T>() {
              @Override
              protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : words.apply(item));
              }
            });
    if (!text) {
      column.getStyleClass().add("number-column");
    }
    column.setPrefWidth(width);
    column.setMinWidth(width);
    getColumns().add(column);
    return column;
  }
}
