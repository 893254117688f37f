package org.digitstudio.ui.train;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPhase;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** All runs in a sortable table; the selected ones as curves on one chart. */
final class RunsPane extends VBox {
  /** Width in pixels that all columns need; a narrower table hides the less important ones. */
  private static final double WIDE = 760;

  private final TrainViewModel model;
  private final TableView<RunRecord> table = new TableView<>();
  private final RunActions actions;
  private final CurveChart loss;
  private final CurveChart accuracy;

  /**
   * @param show opens the page of a run
   */
  RunsPane(TrainViewModel model, RunActions actions, Consumer<RunRecord> show) {
    this.model = model;
    this.actions = actions;
    getStyleClass().add("runs");
    this.loss =
        new CurveChart(
            Messages.text("train.compare.loss"), TrainFormats::tick, TrainFormats::loss, true);
    this.accuracy =
        new CurveChart(
            Messages.text("train.compare.accuracy"),
            TrainFormats::percentTick,
            TrainFormats::percent,
            false);
    columns();
    table.setId("train-runs");
    SortedList<RunRecord> sorted = new SortedList<>(model.runs().all());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    keepChosen();
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && chosenOne().isPresent()) {
            show.accept(chosenOne().get());
          } else if (event.getCode() == KeyCode.DELETE && !chosen().isEmpty()) {
            actions.delete(this, chosen());
          }
        });
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            chosenOne().ifPresent(show);
          }
        });
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setAccessibleText(Messages.text("train.runs"));
    table.setMinHeight(160);
    Label none = new Label(Messages.text("train.runs.empty"));
    none.getStyleClass().add("muted");
    table.setPlaceholder(none);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<RunRecord>) change -> compare());
    HBox charts = new HBox(16, loss, accuracy);
    charts.getStyleClass().add("train-card");
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(accuracy, Priority.ALWAYS);
    charts.visibleProperty().bind(none().not());
    charts.managedProperty().bind(charts.visibleProperty());
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(toolbar(show, charts), table, charts);
  }

  /** Keeps the selection when the list is reloaded. */
  private void keepChosen() {
    model
        .runs()
        .onRefresh(
            () -> {
              List<String> ids = chosen().stream().map(RunRecord::id).toList();
              return () -> {
                table.getSelectionModel().clearSelection();
                table.getItems().stream()
                    .filter(run -> ids.contains(run.id()))
                    .forEach(table.getSelectionModel()::select);
              };
            });
  }

  private List<RunRecord> chosen() {
    return List.copyOf(table.getSelectionModel().getSelectedItems());
  }

  private BooleanBinding none() {
    return Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
  }

  private BooleanBinding notOne() {
    return Bindings.size(table.getSelectionModel().getSelectedItems()).isNotEqualTo(1);
  }

  private void compare() {
    List<RunRecord> chosen =
        chosen().stream().sorted(Comparator.comparing(RunRecord::started)).toList();
    int epochs = chosen.stream().mapToInt(run -> run.curve().size()).max().orElse(1);
    loss.show(RunCurves.compared(chosen, true), epochs);
    accuracy.show(RunCurves.compared(chosen, false), epochs);
  }

  private Node toolbar(Consumer<RunRecord> show, Node charts) {
    Button open = one("train-runs-show", "train.runs.show", Feather.EYE, run -> show.accept(run));
    Button resume = one("train-runs-resume", "train.runs.resume", Feather.PLAY, model::resume);
    Button draw = one("train-runs-draw", "train.use.draw", Feather.EDIT_2, model::useInDraw);
    Button rename =
        one(
            "train-runs-rename",
            "train.runs.rename",
            Feather.TYPE,
            run -> actions.rename(this, run));
    Button delete =
        RunControls.button(
            "train-runs-delete",
            "train.runs.delete",
            Feather.TRASH_2,
            "",
            () -> actions.delete(this, chosen()));
    delete.disableProperty().bind(none());
    MenuButton more = new MenuButton(Messages.text("train.runs.more"));
    more.setId("train-runs-more");
    more.setTooltip(new Tooltip(Messages.text("train.runs.more.help")));
    more.getItems()
        .addAll(
            item("train.use.inside", notOne(), () -> model.openInInside(chosen().getFirst())),
            item("train.model.save", notOne(), () -> actions.saveModel(this, chosen().getFirst())),
            item("train.export.csv", none(), () -> actions.exportCsv(this, chosen())),
            item("train.export.json", none(), () -> actions.exportJson(this, chosen())),
            item("train.export.png", none(), () -> actions.exportPicture(this, charts)));
    FlowPane bar = new FlowPane(8, 8, open, resume, draw, rename, delete, more);
    return bar;
  }

  private Button one(String id, String key, Feather icon, Consumer<RunRecord> action) {
    Button button = RunControls.button(id, key, icon, "", () -> action.accept(chosen().getFirst()));
    button.disableProperty().bind(notOne());
    return button;
  }

  private static MenuItem item(String key, BooleanBinding off, Runnable action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(key.replace('.', '-'));
    item.disableProperty().bind(off);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void columns() {
    column(true, "train.column.name", RunRecord::name, Function.identity(), 104);
    column(true, "train.column.started", RunRecord::started, Formats::shortDateTime, 96);
    TableColumn<RunRecord, ?> recipe =
        column(true, "train.column.recipe", run -> run.plan().recipe(), TrainFormats::recipe, 92);
    TableColumn<RunRecord, ?> engine =
        column(
            true,
            "train.column.engine",
            RunRecord::engine,
            kind -> Messages.text("train.engine.short." + kind.name().toLowerCase(Locale.ROOT)),
            60);
    TableColumn<RunRecord, ?> epochs =
        column(false, "train.column.epochs", run -> run.curve().size(), Object::toString, 64);
    column(
        false,
        "train.column.validation",
        run -> run.best().flatMap(epoch -> epoch.validation()).map(Score::accuracy).orElse(-1.0),
        value -> value < 0 ? "\u2013" : TrainFormats.percent(value),
        84);
    column(
        false,
        "train.column.test",
        run -> run.testAccuracy().orElse(-1.0),
        value -> value < 0 ? "\u2013" : TrainFormats.percent(value),
        68);
    column(
        false,
        "train.column.time",
        run -> run.timings().seconds(TrainingPhase.TRAIN).orElse(-1),
        value ->
            value < 0
                ? "\u2013"
                : value < 10 ? TrainFormats.seconds(value) : TrainFormats.duration(value),
        88);
    column(
        true,
        "train.column.status",
        RunRecord::status,
        status -> Messages.text("train.status." + status.name().toLowerCase(Locale.ROOT)),
        76);
    table
        .widthProperty()
        .addListener(
            (observable, before, now) ->
                List.of(recipe, engine, epochs)
                    .forEach(each -> each.setVisible(now.doubleValue() > WIDE)));
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
    table.getColumns().add(column);
    return column;
  }

  /** Returns the selected run if exactly one is selected. */
  Optional<RunRecord> chosenOne() {
    return chosen().size() == 1 ? Optional.of(chosen().getFirst()) : Optional.empty();
  }
}
