package org.digitstudio.ui.train;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TestReport.Mistake;
import org.digitstudio.insight.ConfusionMatrix;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.shell.Navigator.DataRequest;

/** Test results of a run: confusion matrix, precision, recall and the worst mistakes. */
final class ResultsCard extends VBox {
  private static final int SCALE = 2;

  private final TrainViewModel model;
  private final FlowPane content = new FlowPane();

  ResultsCard(TrainViewModel model) {
    this.model = model;
    Hyperlink all = new Hyperlink(Messages.text("train.results.data"));
    all.setId("train-results-data");
    all.setTooltip(new Tooltip(Messages.text("train.results.data.help")));
    all.setOnAction(event -> open(OptionalInt.empty(), OptionalInt.empty()));
    content.getStyleClass().add("results");
    getChildren().add(Cards.card("train.results", all, content));
    model.test().addListener((observable, before, now) -> fill());
    model.shown().run().addListener((observable, before, now) -> fill());
    fill();
  }

  private Optional<RunRecord> run() {
    return model.shown().run().get();
  }

  private void fill() {
    Optional<TestReport> report = run().flatMap(RunRecord::report);
    setVisible(report.isPresent());
    setManaged(report.isPresent());
    content.getChildren().clear();
    report.ifPresent(
        r -> content.getChildren().addAll(matrix(new ConfusionMatrix(r.confusion())), worst(r)));
  }

  private void open(OptionalInt truth, OptionalInt answer) {
    boolean wrong = truth.isEmpty() || !truth.equals(answer);
    run()
        .ifPresent(
            run ->
                model.openInData(
                    run, new DataRequest(Optional.of("MNIST test"), truth, answer, wrong)));
  }

  /** Builds ten rows of the true digit; the last row and column are precision and recall. */
  private Node matrix(ConfusionMatrix matrix) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("confusion");
    for (int i = 0; i <= Prediction.CLASSES + 1; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(HPos.CENTER);
      grid.getColumnConstraints().add(column);
    }
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      grid.add(small(Integer.toString(digit)), digit + 1, 0);
      grid.add(small(Integer.toString(digit)), 0, digit + 1);
      grid.add(part(matrix.recall(digit)), Prediction.CLASSES + 1, digit + 1);
      grid.add(part(matrix.precision(digit)), digit + 1, Prediction.CLASSES + 1);
      for (int answer = 0; answer < Prediction.CLASSES; answer++) {
        grid.add(cell(matrix, digit, answer), answer + 1, digit + 1);
      }
    }
    Label recall = small(Messages.text("train.results.recall"));
    recall.setTooltip(new Tooltip(Messages.text("train.results.recall.help")));
    grid.add(recall, Prediction.CLASSES + 1, 0);
    Label precision = small(Messages.text("train.results.precision"));
    precision.setTooltip(new Tooltip(Messages.text("train.results.precision.help")));
    grid.add(precision, 0, Prediction.CLASSES + 1);
    Label caption = small(Messages.text("train.results.matrix"));
    VBox box = new VBox(8, caption, grid);
    return box;
  }

  private Button cell(ConfusionMatrix matrix, int truth, int answer) {
    int count = matrix.count(truth, answer);
    Button cell = new Button(count == 0 ? "" : Integer.toString(count));
    cell.getStyleClass().setAll("confusion-cell", "figure");
    if (truth == answer) {
      cell.getStyleClass().add("confusion-right");
    } else if (count > 0) {
      cell.getStyleClass().add("confusion-wrong-" + matrix.heat(truth, answer));
    }
    String words = Messages.text("train.results.cell", count, truth, answer);
    cell.setAccessibleText(words);
    cell.setTooltip(new Tooltip(words));
    cell.setDisable(count == 0);
    cell.setOnAction(event -> open(OptionalInt.of(truth), OptionalInt.of(answer)));
    return cell;
  }

  private static Label part(double part) {
    Label label = new Label(Double.isNaN(part) ? "\u2013" : Formats.decimal(100 * part, 1));
    label.getStyleClass().addAll("small", "figure");
    return label;
  }

  private static Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("small", "muted");
    return label;
  }

  private Node worst(TestReport report) {
    FlowPane pictures = new FlowPane(8, 8);
    pictures.setPrefWrapLength(4 * 60 + 3 * 8);
    Optional<DigitDataset> test = model.test().get();
    for (Mistake mistake : report.worstMistakes()) {
      if (test.isPresent() && mistake.index() < test.get().size()) {
        pictures.getChildren().add(picture(test.get(), mistake));
      }
    }
    return new VBox(8, small(Messages.text("train.results.worst")), pictures);
  }

  private Button picture(DigitDataset test, Mistake mistake) {
    Label words =
        small(Messages.text("train.results.mistake", mistake.label(), mistake.predicted()));
    DigitView view = new DigitView(SCALE * DigitImage.SIDE);
    view.show(test.image(mistake.index()));
    VBox box = new VBox(4, view, words);
    box.setAlignment(Pos.CENTER);
    Button button = new Button();
    button.setGraphic(box);
    button.getStyleClass().setAll("mistake");
    String help =
        Messages.text(
            "train.results.mistake.help",
            Integer.toString(mistake.index()),
            mistake.label(),
            mistake.predicted(),
            TrainFormats.percent(mistake.confidence()));
    button.setAccessibleText(help);
    button.setTooltip(new Tooltip(help));
    button.setOnAction(
        event -> open(OptionalInt.of(mistake.label()), OptionalInt.of(mistake.predicted())));
    return button;
  }
}
