package org.digitstudio.ui.train.race;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.train.model.PlanField;
import org.digitstudio.ui.train.model.RaceLane;
import org.digitstudio.ui.train.model.RaceModel;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.plan.SettingRows;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.Choices;
import org.digitstudio.ui.train.widgets.RunCurves;
import org.kordamp.ikonli.feather.Feather;

/** A lane of a race: its plan, how far it is, and its run. */
final class LanePane extends VBox {
  private final RaceLane lane;
  private final Label standing = Labels.paragraph("");

  LanePane(RaceModel race, int index, Consumer<RunRecord> show) {
    super(8);
    this.lane = race.lanes().get(index);
    String id = "race-" + lane.name().toLowerCase(Locale.ROOT);
    Region swatch = new Region();
    swatch.getStyleClass().addAll("lane-swatch", RunCurves.style(index));
    HBox head = new HBox(8, swatch, Labels.section(Messages.text("train.race.lane", lane.name())));
    head.setAlignment(Pos.CENTER_LEFT);
    VBox settings = settings(id);
    settings.disableProperty().bind(race.running());
    ProgressBar progress = new ProgressBar(0);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(Messages.text("train.race.lane", lane.name()));
    progress.progressProperty().bind(lane.run().runProgress());
    standing.setId(id + "-standing");
    standing.getStyleClass().add("figure");
    Button open =
        ActionButtons.button(
            id + "-show",
            "train.race.show",
            Feather.EYE,
            () -> lane.run().run().get().ifPresent(show));
    open.disableProperty().bind(race.running().or(lane.run().run().isEqualTo(Optional.empty())));
    getChildren().addAll(head, settings, progress, standing, open);
    InvalidationListener changed = any -> showStanding();
    lane.run().curve().addListener(changed);
    lane.run().state().addListener(changed);
    lane.run().epoch().addListener(changed);
    lane.run().batchAccuracy().addListener(changed);
    showStanding();
  }

  private VBox settings(String id) {
    SettingRows rows = new SettingRows(lane.plan().advice(), id + "-");
    ComboBox<String> recipe = Choices.of(Recipes.ALL, lane.plan().recipe(), TrainFormats::recipe);
    recipe.setId(id + "-recipe");
    return new VBox(
        rows.row(PlanField.RECIPE, recipe),
        rows.number(lane.plan().number(PlanField.LEARNING_RATE)),
        rows.number(lane.plan().number(PlanField.BATCH)));
  }

  private void showStanding() {
    standing.setText(standing());
  }

  private String standing() {
    return switch (lane.run().state().get()) {
      case NONE -> "";
      case LOADING -> Messages.text("train.state.loading");
      default -> lane.run().curve().isEmpty() ? batches() : epochs();
    };
  }

  private String batches() {
    double accuracy = lane.run().batchAccuracy().get();
    return Double.isNaN(accuracy)
        ? ""
        : Messages.text("train.race.batches", TrainFormats.percent(accuracy));
  }

  private String epochs() {
    EpochRecord last = lane.run().curve().getLast();
    double seconds = lane.run().curve().stream().mapToDouble(EpochRecord::trainSeconds).sum();
    return Messages.text(
        "train.race.epochs",
        lane.run().curve().size(),
        TrainFormats.percent(last.validation().orElseThrow().accuracy()),
        TrainFormats.seconds(seconds));
  }
}
