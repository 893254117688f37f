package org.digitstudio.ui.train.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.RunsViewModel;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.CurveChart;
import org.digitstudio.ui.train.widgets.RunActions;
import org.digitstudio.ui.train.widgets.RunCurves;
import org.kordamp.ikonli.feather.Feather;

/** All runs in a sortable table; the ticked ones as curves on one chart. */
public final class RunsPane extends VBox {
  private final TrainViewModel model;
  private final RunsViewModel runs;
  private final RunActions actions;
  private final RunsTable table;
  private final CurveChart loss =
      new CurveChart(
          Messages.text("train.compare.loss"), TrainFormats::tick, TrainFormats::loss, true);
  private final CurveChart accuracy =
      new CurveChart(
          Messages.text("train.compare.accuracy"),
          TrainFormats::percentTick,
          TrainFormats::percent,
          false);

  /**
   * @param show opens the page of a run
   */
  public RunsPane(TrainViewModel model, RunActions actions, Consumer<RunRecord> show) {
    this.model = model;
    this.runs = model.runs();
    this.actions = actions;
    this.table = new RunsTable(runs);
    getStyleClass().add("runs");
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(show);
          } else if (event.getCode() == KeyCode.DELETE) {
            selected().ifPresent(runs::delete);
          }
        });
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            selected().ifPresent(show);
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    Node charts = charts();
    getChildren().addAll(toolbar(show, charts), table, charts);
  }

  private Optional<RunRecord> selected() {
    return runs.selected().get();
  }

  /** Gives the table the keys. */
  public void focusTable() {
    table.requestFocus();
  }

  private Node charts() {
    HBox charts = new HBox(24, loss, accuracy);
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(accuracy, Priority.ALWAYS);
    Label hint = Labels.note(Messages.text("train.compare.hint"));
    hint.setId("train-compare-hint");
    hint.visibleProperty().bind(Bindings.size(runs.compared()).lessThan(2));
    hint.managedProperty().bind(hint.visibleProperty());
    charts.visibleProperty().bind(Bindings.isNotEmpty(runs.compared()));
    charts.managedProperty().bind(charts.visibleProperty());
    InvalidationListener draw = any -> compare();
    runs.compared().addListener(draw);
    runs.all().addListener(draw);
    compare();
    Card card = new Card(Messages.text("train.compare"), hint, charts);
    card.visibleProperty().bind(Bindings.isNotEmpty(runs.all()));
    card.managedProperty().bind(card.visibleProperty());
    return card;
  }

  private void compare() {
    List<RunRecord> compared = runs.comparedRuns();
    int epochs = compared.stream().mapToInt(run -> run.curve().size()).max().orElse(1);
    loss.show(RunCurves.compared(compared, true), epochs);
    accuracy.show(RunCurves.compared(compared, false), epochs);
  }

  private Node toolbar(Consumer<RunRecord> show, Node charts) {
    Button open = ofRun("train-runs-show", "train.runs.show", Feather.EYE, show);
    Button resume = ofRun("train-runs-resume", "train.runs.resume", Feather.PLAY, model::resume);
    resume.disableProperty().unbind();
    resume.disableProperty().bind(cannotResume());
    Button draw =
        ofRun("train-runs-draw", "train.use.draw", Feather.EDIT_2, model.models()::useInDraw);
    draw.disableProperty().unbind();
    draw.disableProperty().bind(hasNoModel());
    Button rename =
        ofRun(
            "train-runs-rename",
            "train.runs.rename",
            Feather.TYPE,
            run -> actions.rename(this, run));
    Button delete = ofRun("train-runs-delete", "train.runs.delete", Feather.TRASH_2, runs::delete);
    return new FlowPane(8, 8, open, resume, draw, rename, delete, more(charts));
  }

  private MenuButton more(Node charts) {
    MenuButton more = new MenuButton(Messages.text("train.runs.more"));
    more.setId("train-runs-more");
    Tooltips.install(more, Messages.text("train.runs.more.help"));
    BooleanBinding none = runs.selected().isEqualTo(Optional.empty());
    more.getItems()
        .addAll(
            item("train.use.inside", hasNoModel(), run -> model.models().openInInside(run)),
            item("train.model.save", hasNoModel(), run -> actions.saveModel(this, run)),
            item("train.export.csv", none, run -> actions.exportCsv(this, chosen(run))),
            item("train.export.json", none, run -> actions.exportJson(this, chosen(run))),
            item("train.export.png", none, run -> actions.exportPicture(this, charts)));
    List<MenuItem> formats = actions.exportItems(this, this::selected);
    formats.forEach(item -> item.disableProperty().bind(none));
    more.getItems().addAll(formats);
    return more;
  }

  /** Exports take the ticked runs, or the selected one if none is ticked. */
  private List<RunRecord> chosen(RunRecord selected) {
    List<RunRecord> compared = runs.comparedRuns();
    return compared.isEmpty() ? List.of(selected) : compared;
  }

  private BooleanBinding cannotResume() {
    return Bindings.createBooleanBinding(
        () ->
            model.shown().isRunning()
                || selected().filter(run -> run.status().resumable()).isEmpty(),
        runs.selected(),
        model.shown().state());
  }

  private BooleanBinding hasNoModel() {
    return Bindings.createBooleanBinding(
        () -> selected().filter(run -> run.report().isPresent()).isEmpty(), runs.selected());
  }

  private Button ofRun(String id, String key, Feather icon, Consumer<RunRecord> action) {
    Button button = ActionButtons.button(id, key, icon, () -> selected().ifPresent(action));
    button.disableProperty().bind(runs.selected().isEqualTo(Optional.empty()));
    return button;
  }

  private MenuItem item(String key, BooleanBinding off, Consumer<RunRecord> action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(key.replace('.', '-'));
    item.disableProperty().bind(off);
    item.setOnAction(event -> selected().ifPresent(action));
    return item;
  }
}
