package org.digitstudio.ui.train.run;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TestReport.Mistake;
import org.digitstudio.insight.ConfusionMatrix;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.ConfusionGrid;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.shell.Navigator.DataRequest;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.model.TrainViewModel;

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
    getChildren().add(new Card(Messages.text("train.results"), content).tools(all));
    model.test().addListener((observable, before, now) -> fill());
    model.shown().run().addListener((observable, before, now) -> fill());
    fill();
  }

  private Optional<RunRecord> run() {
    return model.shown().run().get();
  }

  private ClassNames classNames() {
    return run().map(run -> run.data().classNames()).orElse(ClassNames.DIGITS);
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
    DataRequest ofMnist = new DataRequest(Optional.of("MNIST test"), truth, answer, wrong);
    run()
        .ifPresent(
            run -> model.models().openInData(run, ofOther(run).map(ofMnist::of).orElse(ofMnist)));
  }

  /** Returns the test set of a run that was not tested on MNIST's; empty while it is not loaded. */
  private Optional<DigitDataset> ofOther(RunRecord run) {
    boolean other = TrainingDataSources.usesOtherTestSet(run.data().source());
    return other ? model.test().get() : Optional.empty();
  }

  private Node matrix(ConfusionMatrix matrix) {
    ConfusionGrid grid =
        new ConfusionGrid((truth, answer) -> open(OptionalInt.of(truth), OptionalInt.of(answer)));
    grid.show(matrix, classNames());
    grid.getStyleClass().add("compact");
    return new VBox(8, small(Messages.text("train.results.matrix")), grid);
  }

  private static Label small(String text) {
    return Labels.caption(text);
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
        small(
            Messages.text(
                "train.results.mistake",
                classNames().of(mistake.label()),
                classNames().of(mistake.predicted())));
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
            classNames().of(mistake.label()),
            classNames().of(mistake.predicted()),
            TrainFormats.percent(mistake.confidence()));
    button.setAccessibleText(help);
    button.setTooltip(new Tooltip(help));
    button.setOnAction(
        event -> open(OptionalInt.of(mistake.label()), OptionalInt.of(mistake.predicted())));
    return button;
  }
}
