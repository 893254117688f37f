package org.digitstudio.ui.data;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.ProbabilityBars;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;

/** Details of one sample: its pixels, label, prediction and actions. */
final class SamplePane extends ScrollPane {
  /** Actions on a sample. */
  interface Actions {
    void openInDraw(DigitImage image);

    void openInInside(DigitImage image);

    void copy(DigitImage image);

    void export(DigitImage image, String name);
  }

  private static final double SIDE = 224;
  private final PixelGrid grid = new PixelGrid(SIDE);
  private final ProbabilityBars bars = new ProbabilityBars();
  private final Label where = new Label();
  private final Label verdict = new Label();
  private final Label pixel = new Label();
  private final Label loss = new Label();
  private DigitImage image = DigitImage.empty();
  private String name = "";

  /** Returns what is shown while no sample is selected. */
  static Node none() {
    Label hint = Labels.muted(Messages.text("data.sample.none"));
    hint.setId("no-sample");
    StackPane pane = new StackPane(hint);
    pane.getStyleClass().addAll("sample-pane", "no-sample");
    return pane;
  }

  SamplePane(DataModel model, Actions actions) {
    getStyleClass().addAll("sample-pane", "edge-to-edge");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    where.getStyleClass().add("sample-where");
    where.setId("sampleWhere");
    verdict.setId("sampleVerdict");
    pixel.setId("pixelWords");
    verdict.getStyleClass().add("sample-verdict");
    verdict.setWrapText(true);
    pixel.getStyleClass().addAll("muted", "data-small");
    pixel.setWrapText(true);
    pixel.setMinHeight(USE_PREF_SIZE);
    pixel.setMaxWidth(SIDE);
    loss.getStyleClass().addAll("muted", "data-small");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button before =
        Buttons.icon(
            Feather.CHEVRON_LEFT, Messages.text("data.sample.previous"), () -> model.step(-1));
    Button next =
        Buttons.icon(Feather.CHEVRON_RIGHT, Messages.text("data.sample.next"), () -> model.step(1));
    Button close =
        Buttons.icon(
            Feather.X,
            Messages.text("data.sample.close"),
            () -> model.selected().set(DataModel.NONE));
    HBox head = new HBox(before, next, gap, close);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox content =
        new VBox(
            head,
            new VBox(4, grid, pixel),
            new VBox(4, where, verdict),
            new VBox(4, bars, loss),
            buttons(actions));
    content.getStyleClass().add("sample-content");
    setContent(content);
    grid.onPixel(text -> pixel.setText(text.isEmpty() ? hint() : text));
    pixel.setText(hint());
    addEventHandler(KeyEvent.KEY_PRESSED, event -> step(model, event));
  }

  private static String hint() {
    return Messages.text("data.sample.hint");
  }

  private static void step(DataModel model, KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.selected().set(DataModel.NONE);
      event.consume();
    }
    int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
    if (step != 0 && !event.isShortcutDown()) {
      model.step(step);
      event.consume();
    }
  }

  private HBox buttons(Actions actions) {
    Button copy =
        Buttons.icon(
            Feather.COPY, Messages.text("data.sample.copy.tip"), () -> actions.copy(image));
    copy.setId("copySample");
    Button export =
        Buttons.icon(
            Feather.DOWNLOAD,
            Messages.text("data.sample.export.tip"),
            () -> actions.export(image, name));
    export.setId("exportSample");
    HBox row =
        new HBox(
            4,
            action("data.sample.draw", "openInDraw", () -> actions.openInDraw(image)),
            action("data.sample.inside", "openInInside", () -> actions.openInInside(image)),
            copy,
            export);
    row.getStyleClass().add("sample-actions");
    row.setMaxWidth(SIDE);
    return row;
  }

  private static Button action(String key, String id, Runnable action) {
    Button button = Buttons.text(Messages.text(key), action);
    button.setId(id);
    button.setPrefWidth(10);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    Tooltips.install(button, Messages.text(key + ".tip"));
    return button;
  }

  void show(DigitTable table, int row) {
    image = table.image(row);
    name = SampleNames.where(table, row).replaceAll("[^A-Za-z0-9]+", "-");
    grid.show(image);
    grid.setAccessibleText(SampleNames.describe(table, row));
    where.setText(SampleNames.where(table, row));
    bars.setClassNames(table.sets().get(table.set(row)).classNames());
    Optional<Prediction> prediction = table.prediction(row);
    verdict.getStyleClass().removeAll("sample-right", "sample-wrong");
    OptionalDouble lost = OptionalDouble.empty();
    if (prediction.isPresent()) {
      bars.show(prediction.get());
      verdict.getStyleClass().add(table.isMisclassified(row) ? "sample-wrong" : "sample-right");
      verdict.setText(
          Messages.text("data.sample.predicted", table.labelName(row), table.predictedName(row)));
      lost = OptionalDouble.of(table.loss(row));
    } else {
      bars.clear();
      verdict.setText(Messages.text("data.sample.label", table.labelName(row)));
    }
    loss.setText(
        lost.isPresent()
            ? Messages.text(
                prediction.orElseThrow().sure() ? "data.sample.loss" : "data.sample.unsure",
                Formats.decimal(lost.getAsDouble(), 3))
            : Messages.text("data.sample.notread"));
  }
}
