package org.digitstudio.ui.train;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.ui.train.PlanViewModel.ModelSelection;

/** The form for a plan: a recipe, its settings and the button that starts it. */
final class RecipePanel extends VBox {
  private final PlanViewModel plan;

  RecipePanel(TrainViewModel model, Node controls) {
    this.plan = model.plan();
    getStyleClass().add("recipe-panel");
    Label about = new Label();
    about.getStyleClass().addAll("small", "muted");
    about.setWrapText(true);
    about
        .textProperty()
        .bind(plan.recipe().map(name -> Messages.text("train.recipe." + name + ".about")));
    VBox form = new VBox(heading("train.recipe"), recipes(), about, settings());
    form.getStyleClass().add("recipe-form");
    CustomEditor own = new CustomEditor(plan);
    own.visibleProperty().bind(plan.recipe().map(PlanViewModel.OWN::equals));
    own.managedProperty().bind(own.visibleProperty());
    form.getChildren().add(own);
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    // The plan of a running run cannot change.
    form.disableProperty()
        .bind(
            model
                .shown()
                .state()
                .map(
                    state ->
                        switch (state) {
                          case NONE, DONE -> false;
                          default -> true;
                        }));
    getChildren().addAll(scroll, controls);
  }

  static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("section");
    return label;
  }

  private Node recipes() {
    ToggleGroup group = new ToggleGroup();
    GridPane grid = new GridPane(8, 8);
    for (int i = 0; i < PlanViewModel.RECIPES.size(); i++) {
      String recipe = PlanViewModel.RECIPES.get(i);
      ToggleButton button = new ToggleButton(Messages.text("train.recipe." + recipe));
      button.setId("train-recipe-" + recipe);
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setSelected(recipe.equals(plan.recipe().get()));
      button.setTooltip(new Tooltip(Messages.text("train.recipe." + recipe + ".about")));
      button.setOnAction(
          event -> {
            button.setSelected(true);
            plan.recipe().set(recipe);
          });
      GridPane.setHgrow(button, Priority.ALWAYS);
      boolean last = i == PlanViewModel.RECIPES.size() - 1;
      grid.add(button, i % 2, i / 2, last ? 2 : 1, 1);
    }
    halves(grid);
    return grid;
  }

  private Node settings() {
    GridPane grid = new GridPane(8, 8);
    grid.add(number(PlanField.EPOCHS), 0, 0);
    grid.add(number(PlanField.BATCH), 1, 0);
    grid.add(number(PlanField.LEARNING_RATE), 0, 1);
    grid.add(number(PlanField.SEED), 1, 1);
    grid.add(number(PlanField.THREADS), 0, 2);
    grid.add(number(PlanField.LIMIT), 1, 2);
    ComboBox<EngineKind> engine =
        Choices.of(
            List.of(EngineKind.values()),
            plan.engine(),
            kind -> Messages.text("train.engine." + kind.name().toLowerCase(Locale.ROOT)));
    grid.add(new FormRow(PlanField.ENGINE, engine, plan.advice()), 0, 3, 2, 1);
    grid.add(selection(), 0, 4, 2, 1);
    grid.add(check("train.field.mine", plan.withMyDigits()), 0, 5, 2, 1);
    CheckBox start = check("train.field.start", plan.fromModelInUse());
    start.setId("train-start-model");
    grid.add(FormRow.check(PlanField.START, start, plan.advice()), 0, 6, 2, 1);
    halves(grid);
    return grid;
  }

  private static CheckBox check(String key, BooleanProperty value) {
    CheckBox box = new CheckBox(Messages.text(key));
    box.setWrapText(true);
    box.setTooltip(new Tooltip(Messages.text(key + ".help")));
    box.selectedProperty().bindBidirectional(value);
    return box;
  }

  /** Builds the choice of the criterion for the best epoch. */
  private Node selection() {
    ComboBox<ModelSelection> selection =
        Choices.of(
            List.of(ModelSelection.values()),
            plan.selection(),
            kind -> Messages.text("train.selection." + kind.name().toLowerCase(Locale.ROOT)));
    selection.setId("train-selection");
    selection.setMaxWidth(Double.MAX_VALUE);
    selection.setAccessibleText(Messages.text("train.selection"));
    selection.setTooltip(new Tooltip(Messages.text("train.selection.help")));
    Label label = new Label(Messages.text("train.selection"));
    label.getStyleClass().addAll("small", "muted");
    label.setLabelFor(selection);
    Label word = new Label();
    word.getStyleClass().addAll("small", "muted");
    word.setWrapText(true);
    word.textProperty()
        .bind(
            plan.selection()
                .map(
                    kind ->
                        Messages.text(
                            "train.selection." + kind.name().toLowerCase(Locale.ROOT) + ".about")));
    Node aside = number(PlanField.VALIDATION);
    aside.visibleProperty().bind(plan.selection().map(ModelSelection.VALIDATION::equals));
    aside.managedProperty().bind(aside.visibleProperty());
    VBox box = new VBox(label, selection, word, aside);
    box.getStyleClass().add("form-row");
    return box;
  }

  private FormRow number(PlanField field) {
    return FormRow.number(plan.number(field), plan.advice());
  }

  static void halves(GridPane grid) {
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      half.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(half);
    }
    grid.getChildren().forEach(child -> GridPane.setValignment(child, VPos.TOP));
  }
}
