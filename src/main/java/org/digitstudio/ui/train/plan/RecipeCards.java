package org.digitstudio.ui.train.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RunEstimates;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.PlanViewModel;
import org.digitstudio.ui.train.model.RecipeFacts;
import org.digitstudio.ui.train.model.TrainFormats;

/** A card per recipe: what it is, how long it takes here and how accurate it becomes. */
final class RecipeCards extends TilePane {
  /** Below this width the cards stand in two rows. */
  private static final double MIN_ROW_WIDTH = 980;

  private static final int COLUMNS_IN_TWO_ROWS = 3;
  private static final double GAP = 12;

  private final PlanViewModel plan;
  private final RecipeFacts facts;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<String, Label> times = new HashMap<>();
  private final Map<String, Label> accuracies = new HashMap<>();

  RecipeCards(PlanViewModel plan, RecipeFacts facts) {
    super(GAP, GAP);
    this.plan = plan;
    this.facts = facts;
    getStyleClass().add("recipe-cards");
    setPrefRows(1);
    PlanViewModel.RECIPES.forEach(recipe -> getChildren().add(card(recipe)));
    plan.recipe().addListener((observable, before, now) -> select(now));
    select(plan.recipe().get());
    facts.onChange(this::showFacts);
    showFacts();
    widthProperty().addListener((observable, before, now) -> fit(now.doubleValue()));
  }

  private void fit(double width) {
    int columns = width >= MIN_ROW_WIDTH ? PlanViewModel.RECIPES.size() : COLUMNS_IN_TWO_ROWS;
    setPrefColumns(columns);
    setPrefTileWidth(Math.floor((width - (columns - 1) * GAP) / columns));
  }

  private void select(String recipe) {
    group.getToggles().stream()
        .filter(toggle -> recipe.equals(toggle.getUserData()))
        .forEach(group::selectToggle);
  }

  private ToggleButton card(String recipe) {
    Label about = Labels.note(Messages.text("train.recipe." + recipe + ".about"));
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    VBox content = new VBox(Labels.section(name(recipe)), about, gap, figures(recipe));
    content.getStyleClass().add("recipe-card-content");
    ToggleButton card = new ToggleButton();
    card.setGraphic(content);
    card.getStyleClass().add("recipe-card");
    card.setId("train-recipe-" + recipe);
    card.setUserData(recipe);
    card.setToggleGroup(group);
    card.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    card.setAccessibleText(name(recipe));
    card.setAccessibleHelp(about.getText());
    card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    card.setAlignment(Pos.TOP_LEFT);
    content.prefWidthProperty().bind(card.widthProperty().subtract(26));
    content.prefHeightProperty().bind(card.heightProperty().subtract(26));
    card.setOnAction(
        event -> {
          card.setSelected(true);
          plan.recipe().set(recipe);
        });
    return card;
  }

  private static String name(String recipe) {
    return Messages.text("train.recipe." + recipe);
  }

  private Node figures(String recipe) {
    Label time = Labels.caption("");
    Label accuracy = Labels.caption("");
    time.setMinWidth(Region.USE_PREF_SIZE);
    accuracy.setMinWidth(Region.USE_PREF_SIZE);
    times.put(recipe, time);
    accuracies.put(recipe, accuracy);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new HBox(8, accuracy, gap, time);
  }

  private void showFacts() {
    times.forEach((recipe, label) -> label.setText(time(facts.time(recipe))));
    accuracies.forEach((recipe, label) -> show(label, facts.accuracy(recipe)));
  }

  private static String time(Optional<RunEstimates.Time> time) {
    return time.map(known -> TrainFormats.about(known.seconds())).orElse("");
  }

  private static void show(Label label, Optional<RunEstimates.Accuracy> accuracy) {
    label.setText(accuracy.map(known -> Formats.percent(known.mean(), 1)).orElse(""));
    accuracy.ifPresent(
        known ->
            Tooltips.install(
                label,
                Messages.text(
                    known.own() ? "train.accuracy.own" : "train.accuracy.published",
                    TrainFormats.percent(known.mean()),
                    known.runs())));
  }
}
