package org.digitstudio.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;

/** Ten bars of probability, 0 at the top to 9; the most probable digit stands out. */
public final class ProbabilityBars extends VBox {
  private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");
  private static final PseudoClass DOUBTED = PseudoClass.getPseudoClass("doubted");
  private static final double NAME_WIDTH = 88;

  private final List<Row> rows = new ArrayList<>();

  public ProbabilityBars() {
    getStyleClass().add("probability-bars");
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      Row row = new Row(digit);
      rows.add(row);
      getChildren().add(row);
    }
    clear();
  }

  /** Calls the listener with the digit whose row is clicked. */
  public void onDigit(IntConsumer listener) {
    rows.forEach(row -> row.setOnMouseClicked(event -> listener.accept(row.digit)));
  }

  /** Shows a prediction; greyed where the program does not believe it. */
  public void show(Prediction prediction) {
    pseudoClassStateChanged(DOUBTED, !prediction.sure());
    for (Row row : rows) {
      row.show(prediction.probability(row.digit), row.digit == prediction.digit());
    }
  }

  /** Names the bars: with the digits, or with other names, shortened where they are long. */
  public void setClassNames(ClassNames names) {
    rows.forEach(row -> row.rename(names.of(row.digit), names.areDigits()));
  }

  /** Empties all bars. */
  public void clear() {
    pseudoClassStateChanged(DOUBTED, false);
    rows.forEach(row -> row.show(0, false));
  }

  /** Returns the percentage a row shows, such as {@code 99.8%}. */
  public String text(int digit) {
    return rows.get(digit).percent.getText();
  }

  /** One digit, its bar and its percentage. */
  private static final class Row extends HBox {
    private final int digit;
    private final Label name = new Label();
    private final Label percent = new Label();
    private final Region bar = new Region();
    private final Pane track = new Pane(bar);
    private double share;

    Row(int digit) {
      this.digit = digit;
      name.setText(Integer.toString(digit));
      name.getStyleClass().add("bar-digit");
      percent.getStyleClass().add("bar-percent");
      track.getStyleClass().add("bar-track");
      bar.getStyleClass().add("bar");
      bar.setManaged(false);
      HBox.setHgrow(track, Priority.ALWAYS);
      getStyleClass().add("bar-row");
      setAlignment(Pos.CENTER_LEFT);
      setAccessibleRole(AccessibleRole.TEXT);
      getChildren().addAll(name, track, percent);
      track.widthProperty().addListener((property, before, width) -> resize());
      track.heightProperty().addListener((property, before, height) -> resize());
    }

    void rename(String newName, boolean isDigit) {
      name.setText(newName);
      name.setMinWidth(isDigit ? Region.USE_COMPUTED_SIZE : NAME_WIDTH);
      name.setPrefWidth(isDigit ? Region.USE_COMPUTED_SIZE : NAME_WIDTH);
      name.setTooltip(isDigit ? null : new Tooltip(newName));
    }

    void show(double newShare, boolean best) {
      share = newShare;
      percent.setText(Formats.confidence(newShare));
      setAccessibleText(Messages.text("common.bar", name.getText(), percent.getText()));
      pseudoClassStateChanged(BEST, best);
      resize();
    }

    private void resize() {
      bar.resizeRelocate(0, 0, Math.round(share * track.getWidth()), track.getHeight());
    }
  }
}
