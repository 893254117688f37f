package org.digitstudio.ui.train.replay;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.ConfusionMatrix;
import org.digitstudio.ui.common.ConfusionGrid;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.train.model.Followed;
import org.digitstudio.ui.train.model.ReplayFrame;
import org.digitstudio.ui.train.model.ReplayModel;

/** The confusion matrix of a moment, and test images that are still misclassified. */
final class MomentResults extends FlowPane {
  private static final double IMAGE_SCALE = 2;
  private static final int MAX_IMAGES = 20;

  private final ReplayModel model;
  private final ConfusionGrid grid;
  private final Label accuracy = Labels.caption("");
  private final Label wrong = Labels.caption("");
  private final FlowPane images = new FlowPane(8, 8);
  private final Tile[] tiles = new Tile[MAX_IMAGES];

  /** The matrix cell whose images are shown; without one, all mistakes are. */
  private Optional<int[]> cell = Optional.empty();

  MomentResults(ReplayModel model) {
    super(32, 16);
    this.model = model;
    grid = new ConfusionGrid(this::choose);
    grid.getStyleClass().add("compact");
    accuracy.setId("replay-accuracy");
    wrong.setId("replay-wrong");
    images.setPrefWrapLength(5 * 64 + 4 * 8);
    for (int i = 0; i < MAX_IMAGES; i++) {
      tiles[i] = new Tile();
      images.getChildren().add(tiles[i]);
    }
    getChildren().addAll(new VBox(8, accuracy, grid), new VBox(8, wrong, images));
  }

  private void choose(int truth, int prediction) {
    boolean again =
        cell.filter(now -> Arrays.equals(now, new int[] {truth, prediction})).isPresent();
    cell = again ? Optional.empty() : Optional.of(new int[] {truth, prediction});
    model.shown().get().ifPresent(this::show);
  }

  /** Shows the results of a moment, or none while they are being computed. */
  void show(ReplayFrame frame) {
    boolean isThere = frame.predictions().isPresent() && model.test().isPresent();
    setVisible(isThere);
    setManaged(isThere);
    if (isThere) {
      show(model.test().orElseThrow(), frame.predictions().orElseThrow());
    }
  }

  private void show(DigitDataset test, int[] predictions) {
    int[] labels = IntStream.range(0, test.size()).map(test::label).toArray();
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, predictions);
    grid.show(matrix, test.classNames());
    cell.ifPresent(chosen -> grid.select(chosen[0], chosen[1]));
    accuracy.setText(
        Messages.text("train.replay.accuracy", test.size(), Formats.percent(matrix.accuracy(), 1)));
    int[] chosen =
        IntStream.range(0, labels.length)
            .filter(i -> isChosen(labels[i], predictions[i]))
            .toArray();
    wrong.setText(
        cell.isPresent()
            ? Messages.text(
                "train.replay.cell",
                chosen.length,
                test.classNames().of(cell.get()[0]),
                test.classNames().of(cell.get()[1]))
            : Messages.text("train.replay.wrong", chosen.length));
    for (int i = 0; i < MAX_IMAGES; i++) {
      tiles[i].setVisible(i < chosen.length);
      if (i < chosen.length) {
        tiles[i].show(test, chosen[i], predictions[chosen[i]]);
      }
    }
  }

  private boolean isChosen(int label, int prediction) {
    return cell.map(only -> only[0] == label && only[1] == prediction).orElse(label != prediction);
  }

  /** A test image; a click follows it through the run. */
  private final class Tile extends Button {
    private final DigitView view = new DigitView(IMAGE_SCALE * DigitImage.SIDE);
    private final Label verdict = Labels.caption("");
    private int index;

    Tile() {
      setGraphic(new VBox(2, view, verdict));
      getStyleClass().setAll("mistake");
      setOnAction(
          event -> model.test().ifPresent(test -> model.follow(Followed.ofTest(test, index))));
    }

    void show(DigitDataset test, int newIndex, int prediction) {
      index = newIndex;
      view.show(test.image(newIndex));
      String label = test.classNames().of(test.label(newIndex));
      String predicted = test.classNames().of(prediction);
      verdict.setText(Messages.text("train.results.mistake", label, predicted));
      setAccessibleText(Messages.text("train.replay.follow", newIndex, label, predicted));
    }
  }
}
