package org.digitstudio.ui.train.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.ui.common.FormRow;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.Advice;
import org.digitstudio.ui.train.model.PlanField;
import org.digitstudio.ui.train.model.PlanViewModel;
import org.digitstudio.ui.train.model.PlanViewModel.ModelSelection;
import org.digitstudio.ui.train.widgets.Choices;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings of a plan: a few that everyone understands, and the rest on demand. */
final class SettingsCard extends VBox {
  private static final Set<PlanField> ADVANCED =
      EnumSet.of(
          PlanField.BATCH,
          PlanField.SEED,
          PlanField.THREADS,
          PlanField.LIMIT,
          PlanField.VALIDATION,
          PlanField.ENGINE,
          PlanField.INITIAL_WEIGHTS);

  private final PlanViewModel plan;
  private final SettingRows rows;
  private final ToggleButton more = new ToggleButton(Messages.text("train.advanced"));

  /**
   * @param rangeTest starts a test of the learning rate; stands below that setting
   */
  SettingsCard(PlanViewModel plan, Node rangeTest) {
    this.plan = plan;
    this.rows = new SettingRows(plan.advice());
    getStyleClass().addAll("card-box", "settings-card");
    VBox advanced = advanced();
    advanced.visibleProperty().bind(more.selectedProperty());
    advanced.managedProperty().bind(advanced.visibleProperty());
    more.setId("train-advanced");
    more.getStyleClass().addAll("flat", "disclosure");
    more.graphicProperty()
        .bind(
            more.selectedProperty()
                .map(on -> new FontIcon(on ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT)));
    Tooltips.install(more, Messages.text("train.advanced.help"));
    getChildren()
        .addAll(Labels.section(Messages.text("train.settings")), basic(rangeTest), more, advanced);
    plan.advice()
        .addListener(
            (MapChangeListener<PlanField, Advice>)
                change -> {
                  if (change.wasAdded() && isHidden(change.getKey(), change.getValueAdded())) {
                    more.setSelected(true);
                  }
                });
  }

  /** A setting that keeps the plan from training must be in sight. */
  private static boolean isHidden(PlanField field, Advice advice) {
    return advice.wrong() && ADVANCED.contains(field);
  }

  private Node basic(Node rangeTest) {
    VBox box =
        new VBox(
            4,
            Grids.columns(
                2,
                rows.number(plan.number(PlanField.EPOCHS)),
                rows.number(plan.number(PlanField.LEARNING_RATE))),
            rangeTest,
            selection());
    return box;
  }

  private VBox advanced() {
    ComboBox<EngineKind> engine =
        Choices.of(
            List.of(EngineKind.values()),
            plan.engine(),
            kind -> Messages.text("train.engine." + lower(kind)));
    FormRow validation = rows.number(plan.number(PlanField.VALIDATION));
    validation.disableProperty().bind(plan.selection().isNotEqualTo(ModelSelection.VALIDATION));
    return new VBox(
        Grids.columns(
            2,
            rows.number(plan.number(PlanField.BATCH)),
            rows.number(plan.number(PlanField.SEED)),
            rows.number(plan.number(PlanField.LIMIT)),
            validation,
            rows.number(plan.number(PlanField.THREADS)),
            rows.row(PlanField.ENGINE, engine)),
        check(PlanField.INITIAL_WEIGHTS, plan.fromCurrentModel()));
  }

  private FormRow check(PlanField field, BooleanProperty value) {
    CheckBox box = new CheckBox();
    box.selectedProperty().bindBidirectional(value);
    return rows.check(field, box);
  }

  /** Builds the choice of the criterion for the best epoch, with its consequence below. */
  private FormRow selection() {
    ComboBox<ModelSelection> selection =
        Choices.of(
            List.of(ModelSelection.values()),
            plan.selection(),
            kind -> Messages.text("train.selection." + lower(kind)));
    FormRow row = rows.row(PlanField.SELECTION, selection);
    selection.setId("train-selection");
    Label note = Labels.note("");
    note.textProperty()
        .bind(
            plan.selection()
                .map(kind -> Messages.text("train.selection." + lower(kind) + ".about")));
    row.getChildren().add(2, note);
    return row;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
