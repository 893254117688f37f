package org.digitstudio.ui.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Threshold.Cost;
import org.digitstudio.ui.common.Labels;

/** The choice of the level at which predictions are refused, with the cost of each beside it. */
final class StrictnessChoice extends VBox {
  private final GridPane table = new GridPane();
  private final ToggleGroup group = new ToggleGroup();

  /**
   * @param calibration of the model in use, whose costs are shown
   * @param chosen receives each new choice
   */
  StrictnessChoice(Strictness now, Optional<Calibration> calibration, Consumer<Strictness> chosen) {
    getStyleClass().add("form-row");
    table.getStyleClass().add("strictness-table");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    table.getColumnConstraints().add(names);
    boolean measured =
        calibration.isPresent() && calibration.get().cost(Strictness.BALANCED).isPresent();
    if (measured) {
      addHeader(1, Messages.text("shell.settings.strictness.refused"));
      addHeader(2, Messages.text("shell.settings.strictness.wrong"));
      addHeader(3, Messages.text("shell.settings.strictness.non-digits"));
    }
    for (Strictness level : Strictness.values()) {
      addLevel(level, level == now, calibration.flatMap(known -> known.cost(level)));
    }
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, toggle) -> chosen.accept((Strictness) toggle.getUserData()));
    Label note =
        Labels.note(
            calibration
                .flatMap(known -> known.cost(Strictness.BALANCED))
                .map(StrictnessChoice::measurement)
                .orElseGet(() -> Messages.text("shell.settings.strictness.unmeasured")));
    note.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(Labels.caption(Messages.text("shell.settings.strictness")), table, note);
  }

  private void addHeader(int column, String text) {
    Label header = Labels.caption(text);
    header.setMinWidth(USE_PREF_SIZE);
    GridPane.setHalignment(header, HPos.RIGHT);
    table.add(header, column, 0);
  }

  private void addLevel(Strictness level, boolean selected, Optional<Cost> cost) {
    RadioButton button = new RadioButton(name(level));
    button.setId("strictness-" + level.ordinal());
    button.setUserData(level);
    button.setMinWidth(USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.setSelected(selected);
    int row = level.ordinal() + 1;
    table.add(button, 0, row);
    cost.ifPresent(
        known -> {
          button.setAccessibleHelp(
              Messages.text(
                  "shell.settings.strictness.cost",
                  Formats.percent(known.refused(), 1),
                  Formats.percent(known.wrong(), 1),
                  Formats.percent(known.nonDigitsRefused(), 0)));
          addFigure(1, row, Formats.percent(known.refused(), 1));
          addFigure(2, row, Formats.percent(known.wrong(), 1));
          addFigure(3, row, Formats.percent(known.nonDigitsRefused(), 0));
        });
  }

  private void addFigure(int column, int row, String text) {
    Label figure = new Label(text);
    figure.getStyleClass().add("figure");
    GridPane.setHalignment(figure, HPos.RIGHT);
    table.add(figure, column, row);
  }

  private static String measurement(Cost cost) {
    return Messages.text("shell.settings.strictness.measured", cost.digits(), cost.nonDigits());
  }

  private static String name(Strictness level) {
    return switch (level) {
      case STRICT -> Messages.text("shell.settings.strictness.strict");
      case BALANCED -> Messages.text("shell.settings.strictness.balanced");
      case TRUSTING -> Messages.text("shell.settings.strictness.trusting");
    };
  }
}
