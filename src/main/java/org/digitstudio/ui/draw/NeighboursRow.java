package org.digitstudio.ui.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.reading.NeighbourIndex;
import org.digitstudio.application.reading.NeighbourIndex.Neighbour;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.WhileInScene;

/** The five training digits that the network finds most similar to the user's, with labels. */
final class NeighboursRow extends VBox {
  private static final int COUNT = 5;
  private static final double SIDE = 56;

  private final BackgroundRunner runner;
  private final Supplier<DigitDataset> training;
  private final LatestOnlyWorker<DigitImage, List<Neighbour>> worker;
  private final HBox images = new HBox(8);
  private final Label note = Labels.note("");
  private final ProgressBar progress = new ProgressBar(0);
  private final VBox waiting = new VBox(8, note, progress);
  private Optional<NeighbourIndex> index = Optional.empty();
  private Optional<BackgroundTask> building = Optional.empty();
  private Optional<DigitClassifier> classifier = Optional.empty();
  private DigitImage newest = DigitImage.empty();

  /**
   * Makes a row that shows nothing until a digit was read.
   *
   * @param training loaded in the background, the first time a digit was read
   */
  NeighboursRow(
      DrawViewModel model,
      SharedState workspace,
      BackgroundRunner runner,
      Supplier<DigitDataset> training) {
    this.runner = runner;
    this.training = training;
    worker = new LatestOnlyWorker<>(runner, this::nearest, this::fill, this::failed);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setId("neighbours-progress");
    images.setMinHeight(SIDE + 20);
    images.setId("neighbours");
    setSpacing(4);
    getChildren().addAll(Labels.caption(Messages.text("draw.neighbours")), images);
    WhileInScene.follow(this, model.reading(), reading -> show(workspace, model.shownDigit()));
    WhileInScene.follow(this, model.shownIndex(), index -> show(workspace, model.shownDigit()));
  }

  private List<Neighbour> nearest(DigitImage image) {
    return index.orElseThrow().nearest(classifier.orElseThrow().features(image), COUNT);
  }

  private void show(SharedState workspace, Optional<ReadDigit> digit) {
    boolean ofDigits =
        workspace
            .classifier()
            .get()
            .filter(used -> used.model().card().classNames().areDigits())
            .isPresent();
    setVisible(ofDigits || workspace.classifier().get().isEmpty());
    if (digit.isEmpty() || !ofDigits) {
      newest = DigitImage.empty();
      worker.forget();
      return;
    }
    newest = digit.get().image();
    if (!classifier.equals(workspace.classifier().get())) {
      build(workspace.classifier().get().get());
    }
    if (index.isPresent()) {
      worker.ask(newest);
    }
  }

  /** Runs all training digits through the network, once for each model, in the background. */
  private void build(DigitClassifier next) {
    building.ifPresent(BackgroundTask::cancel);
    worker.forget();
    classifier = Optional.of(next);
    index = Optional.empty();
    showWaiting(Messages.text("draw.neighbours.loading"));
    building =
        Optional.of(
            runner.start(
                job -> {
                  DigitDataset digits = training.get();
                  job.onProgress(
                      fraction -> runner.later(() -> showProgress(fraction, digits.size())));
                  return NeighbourIndex.build(next, digits, job);
                },
                built -> {
                  index = Optional.of(built);
                  if (!newest.isEmpty()) {
                    worker.ask(newest);
                  }
                },
                this::failed));
  }

  private void showProgress(double fraction, int count) {
    progress.setProgress(fraction);
    note.setText(
        Messages.text(
            "draw.neighbours.building",
            Formats.count(Math.round(fraction * count)),
            Formats.count(count)));
  }

  private void showWaiting(String text) {
    note.setText(text);
    progress.setProgress(0);
    progress.setVisible(true);
    images.getChildren().setAll(waiting);
  }

  private void failed(Throwable failure) {
    note.setText(Messages.text("draw.neighbours.failed"));
    progress.setVisible(false);
    images.getChildren().setAll(waiting);
  }

  private void fill(List<Neighbour> neighbours) {
    DigitDataset data = index.orElseThrow().data();
    images
        .getChildren()
        .setAll(neighbours.stream().map(neighbour -> tile(data, neighbour)).toList());
  }

  private static VBox tile(DigitDataset data, Neighbour neighbour) {
    DigitView view = new DigitView(SIDE);
    view.show(data.image(neighbour.index()));
    view.setAccessibleText(
        Messages.text("draw.neighbour", neighbour.label(), Formats.count(neighbour.index())));
    Label label = Labels.caption(Integer.toString(neighbour.label()));
    VBox box = new VBox(view, label);
    box.setAlignment(Pos.CENTER);
    return box;
  }
}
