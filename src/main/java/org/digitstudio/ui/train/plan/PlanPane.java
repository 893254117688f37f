package org.digitstudio.ui.train.plan;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.PlanViewModel;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.NetworkCard;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The view in which a run is planned: a recipe, its settings and the button that trains it. */
public final class PlanPane extends BorderPane {
  private static final KeyCombination START =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final TrainViewModel model;
  private final PlanViewModel plan;
  private final FileDialogs files;
  private final Label summary = new Label();

  /** Times are estimated once the user stops typing. */
  private final PauseTransition typing = new PauseTransition(Duration.millis(400));

  /**
   * @param files asks for files of training data
   */
  public PlanPane(TrainViewModel model, FileDialogs files) {
    this.model = model;
    this.files = files;
    this.plan = model.plan();
    getStyleClass().add("plan-pane");
    VBox content = new VBox(new RecipeCards(plan, model.facts()), article(), details());
    content.getStyleClass().add("plan-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    setCenter(scroll);
    setBottom(foot());
    typing.setOnFinished(event -> model.facts().estimate(plan.plan().get()));
    InvalidationListener changed = any -> showSummary();
    plan.plan().addListener(changed);
    model.shown().state().addListener(changed);
    model.data().namesAdvice().addListener(changed);
    model.facts().onChange(this::showSummary);
    showSummary();
  }

  /** Introduces the article, where a recipe of its name is chosen. */
  private Node article() {
    Label note = Labels.note(Messages.text("train.article.about"));
    note.visibleProperty()
        .bind(plan.recipe().map(r -> r.equals(Recipes.AS_DESCRIBED) || r.equals(Recipes.AS_CODED)));
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  private Node details() {
    CustomEditor custom = new CustomEditor(plan);
    custom.visibleProperty().bind(plan.recipe().isEqualTo(PlanViewModel.CUSTOM));
    custom.managedProperty().bind(custom.visibleProperty());
    NetworkCard network = new NetworkCard();
    InvalidationListener draw =
        any ->
            plan.network()
                .get()
                .ifPresent(spec -> network.show(TrainFormats.recipe(plan.recipe().get()), spec));
    plan.network().addListener(draw);
    plan.recipe().addListener(draw);
    draw.invalidated(plan.network());
    VBox right = new VBox(16, new RangeTestCard(model.rangeTest()), network, custom);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    VBox left =
        new VBox(
            16, new DataCard(model.data(), plan, files), new SettingsCard(plan, rangeTestButton()));
    left.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(16, left, right);
    box.setAlignment(Pos.TOP_LEFT);
    return box;
  }

  private Button rangeTestButton() {
    Button test =
        ActionButtons.button(
            "train-range-start", "train.range.start", Feather.ACTIVITY, model.rangeTest()::start);
    test.getStyleClass().addAll("small", "range-test-button");
    test.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> plan.plan().get().isEmpty() || model.shown().isRunning(),
                plan.plan(),
                model.shown().state()));
    return test;
  }

  private Node foot() {
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    summary.setId("train-summary");
    HBox.setHgrow(summary, Priority.ALWAYS);
    summary.setMaxWidth(Double.MAX_VALUE);
    HBox foot = new HBox(16, summary, trainButton());
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("plan-foot");
    return foot;
  }

  private Button trainButton() {
    Button train = new Button(Messages.text("train.train"), new FontIcon(Feather.PLAY));
    train.setId("train-start");
    train.getStyleClass().addAll("accent", "train-button");
    train.setMinWidth(Region.USE_PREF_SIZE);
    train.setOnAction(event -> model.train());
    Tooltips.install(train, Messages.text("train.train.help"), START);
    InvalidationListener changed =
        any ->
            train.setDisable(
                plan.plan().get().isEmpty()
                    || !model.data().isUsable()
                    || model.shown().isRunning());
    model.data().namesAdvice().addListener(changed);
    plan.plan().addListener(changed);
    model.shown().state().addListener(changed);
    changed.invalidated(plan.plan());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (START.match(event)) {
            train.fire();
            event.consume();
          }
        });
    return train;
  }

  private void showSummary() {
    boolean wrong = plan.plan().get().isEmpty() || !model.data().isUsable();
    summary.getStyleClass().removeAll("danger-text");
    if (model.shown().isRunning()) {
      summary.setText(Messages.text("train.summary.running"));
    } else if (wrong) {
      summary.getStyleClass().add("danger-text");
      summary.setText(Messages.text("train.wrong"));
    } else {
      summary.setText(summary(plan.plan().get().orElseThrow()));
      typing.playFromStart();
    }
  }

  private String summary(TrainingPlan wanted) {
    String run =
        Messages.text(
            "train.summary",
            TrainFormats.recipe(wanted.recipe()),
            wanted.optimization().epochs(),
            wanted.optimization().batchSize());
    Optional<String> time =
        model
            .facts()
            .time(wanted)
            .map(
                known ->
                    Messages.text(
                        known.runs() > 0 ? "train.summary.time.runs" : "train.summary.time.test",
                        Formats.duration(known.seconds()),
                        known.runs()));
    return time.map(words -> run + " " + words).orElse(run);
  }
}
