package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.function.IntConsumer;
import javafx.geometry.HPos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.DigitStatistics;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Tooltips;

/** Statistics of each digit: counts, mean, variance, most and least typical images. */
final class OverviewView extends ScrollPane {
  static final int EXAMPLES = 3;
  private static final double SIDE = 56;
  private static final int COLUMNS = 5;
  private static final int EXAMPLES_FROM = 3;

  private final GridPane counts = new GridPane(16, 4);
  private final GridPane digits = new GridPane(8, 8);
  private ClassNames classNames = ClassNames.DIGITS;
  private final IntConsumer onRow;

  /**
   * @param onRow called with the row of the selected image
   */
  OverviewView(IntConsumer onRow) {
    this.onRow = onRow;
    getStyleClass().addAll("overview-view", "edge-to-edge");
    Label first = heading("data.overview.counts");
    Label second = heading("data.overview.pictures");
    Label hint = new Label(Messages.text("data.overview.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints each = new ColumnConstraints();
      if (column >= EXAMPLES_FROM) {
        each.setHgrow(Priority.SOMETIMES);
        each.setMinWidth(SIDE + 4);
      } else {
        each.setMinWidth(USE_PREF_SIZE);
      }
      digits.getColumnConstraints().add(each);
    }
    VBox content = new VBox(8, first, counts, second, hint, digits);
    content.getStyleClass().add("data-page");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
  }

  private static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("data-heading");
    return label;
  }

  /**
   * Shows statistics.
   *
   * @param names of the classes
   * @param rows the images they are of
   */
  void show(DigitTable table, ClassNames names, int[] rows, DigitStatistics[] statistics) {
    classNames = names;
    showCounts(table, rows);
    digits.getChildren().clear();
    String[] heads = {"", "mean", "variance", "most", "least"};
    for (int column = 1; column < heads.length; column++) {
      Label head = new Label(Messages.text("data.overview." + heads[column]));
      head.getStyleClass().add("muted");
      digits.add(head, column, 0);
    }
    for (DigitStatistics each : statistics) {
      showDigit(table, each);
    }
  }

  private void showDigit(DigitTable table, DigitStatistics each) {
    Label name = new Label(classNames.of(each.digit()));
    name.getStyleClass().add("data-heading");
    int line = each.digit() + 1;
    digits.add(name, 0, line);
    if (each.count() > 0) {
      digits.add(
          picture(each.mean(), 255, "data.overview.mean.of", classNames.of(each.digit())), 1, line);
      double most = 1;
      for (double value : each.variance()) {
        most = Math.max(most, value);
      }
      digits.add(
          picture(each.variance(), most, "data.overview.variance.of", classNames.of(each.digit())),
          2,
          line);
      digits.add(examples(table, each.mostTypical()), 3, line);
      digits.add(examples(table, each.leastTypical()), 4, line);
    }
  }

  private static Node picture(double[] values, double white, String key, String name) {
    float[] pixels = new float[DigitImage.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.min(1, values[i] / white);
    }
    DigitView view = new DigitView(SIDE);
    view.show(DigitImage.of(pixels));
    view.setAccessibleText(Messages.text(key, name));
    return view;
  }

  private FlowPane examples(DigitTable table, int[] rows) {
    FlowPane box = new FlowPane(4, 4);
    box.setPrefWrapLength(rows.length * (SIDE + 8));
    for (int row : rows) {
      DigitView view = new DigitView(SIDE);
      view.show(table.image(row));
      Button button = new Button();
      button.setGraphic(view);
      button.getStyleClass().add("picture-button");
      button.setCursor(Cursor.HAND);
      button.setOnAction(event -> onRow.accept(row));
      Tooltips.install(button, SampleNames.describe(table, row));
      box.getChildren().add(button);
    }
    return box;
  }

  /** Shows one line per digit and one column per set that has matching images. */
  private void showCounts(DigitTable table, int[] rows) {
    counts.getChildren().clear();
    int[][] all = DigitStatistics.counts(table, rows);
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      add(classNames.of(digit), 0, digit + 1, "muted");
    }
    add(Messages.text("data.overview.total"), 0, Prediction.CLASSES + 1, "muted");
    int column = 1;
    for (int set = 0; set < all.length; set++) {
      int total = Arrays.stream(all[set]).sum();
      if (total > 0) {
        add(table.sets().get(set).name(), column, 0, "muted");
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
          add(number(all[set][digit]), column, digit + 1, "figure");
        }
        add(number(total), column, Prediction.CLASSES + 1, "figure");
        column++;
      }
    }
  }

  private static String number(int value) {
    return Formats.count(value);
  }

  private void add(String text, int column, int line, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    GridPane.setHalignment(label, HPos.RIGHT);
    counts.add(label, column, line);
  }
}
