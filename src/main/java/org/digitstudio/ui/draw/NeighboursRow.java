package org.digitstudio.ui.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.reading.NeighbourIndex;
import org.digitstudio.application.reading.NeighbourIndex.Neighbour;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.common.DigitView;

/** The five training digits that the network finds most like yours, with their labels. */
final class NeighboursRow extends VBox {
  private static final int COUNT = 5;
  private static final double SIDE = 56;

  private final BackgroundRunner runner;
  private final Supplier<DigitDataset> training;
  private final LatestOnlyWorker<DigitImage, List<Neighbour>> reader;
  private final HBox pictures = new HBox(8);
  private final Label words = new Label();
  private Optional<NeighbourIndex> index = Optional.empty();
  private Optional<BackgroundTask> building = Optional.empty();
  private Optional<DigitClassifier> classifier = Optional.empty();
  private DigitImage newest = DigitImage.empty();

  /**
   * @param training is asked for in the background, the first time a digit was read
   */
  NeighboursRow(
      DrawViewModel model,
      SharedState workspace,
      BackgroundRunner runner,
      Supplier<DigitDataset> training) {
    this.runner = runner;
    this.training = training;
    reader = new LatestOnlyWorker<>(runner, this::nearest, this::fill, problem -> fill(List.of()));
    Label title = new Label(Messages.text("draw.neighbours"));
    title.getStyleClass().addAll("small", "muted");
    words.getStyleClass().addAll("small", "muted");
    pictures.setMinHeight(SIDE + 20);
    pictures.setId("neighbours");
    setSpacing(4);
    getChildren().addAll(title, pictures);
    model.reading().addListener((property, before, now) -> show(workspace, now));
    fill(List.of());
  }

  private List<Neighbour> nearest(DigitImage image) {
    return index.orElseThrow().nearest(classifier.orElseThrow().features(image), COUNT);
  }

  private void show(SharedState workspace, Reading reading) {
    if (reading.isEmpty() || workspace.classifier().get().isEmpty()) {
      newest = DigitImage.empty();
      reader.forget();
      fill(List.of());
      return;
    }
    newest = reading.digits().getFirst().image();
    if (!classifier.equals(workspace.classifier().get())) {
      build(workspace.classifier().get().get());
    }
    if (index.isPresent()) {
      reader.ask(newest);
    }
  }

  /** The training digits are read once for each model, a few seconds in the background. */
  private void build(DigitClassifier next) {
    building.ifPresent(BackgroundTask::cancel);
    reader.forget();
    classifier = Optional.of(next);
    index = Optional.empty();
    words.setText(Messages.text("draw.neighbours.building"));
    pictures.getChildren().setAll(words);
    building =
        Optional.of(
            runner.start(
                job -> NeighbourIndex.build(next, training.get(), job),
                built -> {
                  index = Optional.of(built);
                  if (!newest.isEmpty()) {
                    reader.ask(newest);
                  }
                },
                problem -> words.setText(Messages.text("draw.neighbours.failed"))));
  }

  private void fill(List<Neighbour> neighbours) {
    if (neighbours.isEmpty()) {
      words.setText(
          index.isEmpty() && classifier.isPresent() && !newest.isEmpty()
              ? Messages.text("draw.neighbours.building")
              : Messages.text("draw.neighbours.none"));
      pictures.getChildren().setAll(words);
      return;
    }
    DigitDataset data = index.orElseThrow().data();
    pictures
        .getChildren()
        .setAll(neighbours.stream().map(neighbour -> picture(data, neighbour)).toList());
  }

  private static VBox picture(DigitDataset data, Neighbour neighbour) {
    DigitView view = new DigitView(SIDE);
    view.show(data.image(neighbour.index()));
    view.setAccessibleText(Messages.text("draw.neighbour", neighbour.label(), neighbour.index()));
    Label label = new Label(Integer.toString(neighbour.label()));
    label.getStyleClass().add("small");
    VBox box = new VBox(view, label);
    box.setAlignment(Pos.CENTER);
    return box;
  }
}
