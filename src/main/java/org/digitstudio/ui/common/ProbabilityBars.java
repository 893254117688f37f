package org.digitstudio.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Prediction;

/** Ten bars, 0 at the top to 9, always in that order; the likeliest stands out. */
public final class ProbabilityBars extends VBox {
  private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");
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

  /** Calls back with the digit whose row is clicked. */
  public void onDigit(IntConsumer listener) {
    rows.forEach(row -> row.setOnMouseClicked(event -> listener.accept(row.digit)));
  }

  public void show(Prediction prediction) {
    for (Row row : rows) {
      row.show(prediction.probability(row.digit), row.digit == prediction.digit());
    }
  }

  public void clear() {
    rows.forEach(row -> row.show(0, false));
  }

  /** What a row says in words, such as {@code 99.8 %}. */
  public String text(int digit) {
    return rows.get(digit).percent.getText();
  }

  /** One digit, its bar and its share. */
  private static final class Row extends HBox {
    private final int digit;
    private final Label percent = new Label();
    private final Region bar = new Region();
    private final Pane track = new Pane(bar);
    private double share;

    Row(int digit) {
      this.digit = digit;
      Label name = new Label(Integer.toString(digit));
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

    void show(double newShare, boolean best) {
      share = newShare;
      percent.setText(String.format(Locale.ROOT, "%.1f %%", 100 * newShare));
      setAccessibleText(Messages.text("shell.bar.accessible", digit, percent.getText()));
      pseudoClassStateChanged(BEST, best);
      resize();
    }

    private void resize() {
      bar.resizeRelocate(0, 0, Math.round(share * track.getWidth()), track.getHeight());
    }
  }
}
