package org.digitstudio.ui.train.race;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.FormRow;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.train.model.PlanField;
import org.digitstudio.ui.train.model.RaceLane;
import org.digitstudio.ui.train.model.RaceModel;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.plan.SettingRows;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.Choices;
import org.digitstudio.ui.train.widgets.CurveChart;
import org.digitstudio.ui.train.widgets.RunCurves;
import org.kordamp.ikonli.feather.Feather;

/** Two plans side by side, and their accuracies on one chart. */
public final class RacePane extends StackPane {
  private final RaceModel race;
  private final Label headline = Labels.paragraph("");
  private final CurveChart chart =
      new CurveChart(
          Messages.text("train.race.accuracy"),
          TrainFormats::percentTick,
          TrainFormats::percent,
          false);

  /**
   * @param show opens the page of a run
   */
  public RacePane(RaceModel race, Consumer<RunRecord> show) {
    this.race = race;
    headline.setId("race-headline");
    headline.getStyleClass().add("race-headline");
    LanePane first = new LanePane(race, 0, show);
    LanePane second = new LanePane(race, 1, show);
    HBox lanes = new HBox(32, first, second);
    for (LanePane lane : List.of(first, second)) {
      HBox.setHgrow(lane, Priority.ALWAYS);
      lane.setPrefWidth(240);
    }
    VBox content =
        new VBox(
            new Card(
                Messages.text("train.race"),
                Labels.note(Messages.text("train.race.about")),
                lanes,
                common(),
                buttons()),
            new Card(headline, chart));
    content.getStyleClass().add("race");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().add(scroll);
    InvalidationListener changed = any -> show();
    race.winner().addListener(changed);
    race.running().addListener(changed);
    race.goal().addListener(changed);
    race.lanes().forEach(lane -> follow(lane, changed));
    show();
  }

  private static void follow(RaceLane lane, InvalidationListener changed) {
    lane.run().curve().addListener(changed);
    lane.run().batches().addListener(changed);
    lane.run().state().addListener(changed);
    lane.plan().recipe().addListener(changed);
  }

  /** Builds what is the same for both runs. */
  private Node common() {
    RaceLane first = race.lanes().getFirst();
    SettingRows rows = new SettingRows(first.plan().advice(), "race-");
    ComboBox<Double> goal = Choices.of(RaceModel.GOALS, race.goal(), TrainFormats::percentTick);
    goal.setId("race-goal");
    FlowPane box =
        new FlowPane(
            16,
            0,
            new FormRow(
                Messages.text("train.race.goal"), Messages.text("train.race.goal.help"), goal),
            rows.number(first.plan().number(PlanField.EPOCHS)),
            rows.number(first.plan().number(PlanField.LIMIT)),
            rows.number(first.plan().number(PlanField.VALIDATION)),
            rows.number(first.plan().number(PlanField.SEED)));
    box.disableProperty().bind(race.running());
    return box;
  }

  private Node buttons() {
    Button start =
        ActionButtons.button("race-start", "train.race.start", Feather.PLAY, race::start);
    start.getStyleClass().add("accent");
    start.disableProperty().bind(race.ready().not());
    Button stop = ActionButtons.button("race-stop", "train.race.stop", Feather.SQUARE, race::stop);
    stop.disableProperty().bind(race.running().not());
    HBox buttons = new HBox(8, start, stop);
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }

  private void show() {
    int epochs =
        Math.max(
            1, race.lanes().stream().mapToInt(lane -> lane.run().epochs().get()).max().orElse(1));
    chart.show(
        RunCurves.race(
            race.lanes().stream().map(RacePane::title).toList(),
            race.lanes().stream().map(RaceLane::run).toList(),
            race.goal().get(),
            epochs),
        epochs);
    headline.setText(headline());
  }

  /** Returns the lane's letter and recipe: of its run, once there is one. */
  private static String title(RaceLane lane) {
    String recipe =
        lane.run().run().get().map(run -> run.plan().recipe()).orElse(lane.plan().recipe().get());
    return Messages.text("train.race.run", TrainFormats.recipe(recipe), lane.name());
  }

  private String headline() {
    Optional<RaceLane> winner = race.winner().get();
    String goal = TrainFormats.percentTick(race.goal().get());
    if (winner.isPresent()) {
      return Messages.text(
          "train.race.won", title(winner.get()), goal, winner.get().run().curve().size());
    }
    if (race.running().get()) {
      return Messages.text("train.race.running", goal);
    }
    boolean raced = race.lanes().stream().anyMatch(lane -> !lane.run().curve().isEmpty());
    return Messages.text(raced ? "train.race.nobody" : "train.race.ready", goal);
  }
}
