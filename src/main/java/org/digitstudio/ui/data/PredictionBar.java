package org.digitstudio.ui.data;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.application.data.PredictionProgress;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;

/** Progress of the predictions over all sets, with stop and resume; hidden when idle. */
final class PredictionBar extends HBox {
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button stop;
  private final Button resume;

  PredictionBar(DatasetService datasets) {
    super(8);
    setAlignment(Pos.CENTER_RIGHT);
    words.getStyleClass().addAll("muted", "data-small");
    words.setId("readingWords");
    bar.setPrefWidth(72);
    bar.setAccessibleText(Messages.text("data.reading.accessible"));
    stop = Buttons.icon(Feather.X, Messages.text("data.reading.stop"), datasets::stopPredicting);
    stop.setId("stopReading");
    resume = Buttons.text(Messages.text("data.reading.resume"), datasets::resumePredicting);
    resume.setId("resumeReading");
    resume.getStyleClass().add("small");
    Tooltips.install(resume, Messages.text("data.reading.resume.tip"));
    for (Node node : List.of(this, bar, stop, resume)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    getChildren().addAll(words, bar, stop, resume);
    datasets.progress().onChange(this::show);
    show(datasets.progress().get());
  }

  private void show(PredictionProgress progress) {
    boolean reads = progress.fraction().isPresent();
    setVisible(reads || progress.stopped() || progress.failure().isPresent());
    bar.setVisible(reads);
    stop.setVisible(reads);
    resume.setVisible(progress.stopped());
    progress.fraction().ifPresent(bar::setProgress);
    words.setText(
        progress.failure().orElse(Messages.text(reads ? "data.reading" : "data.reading.stopped")));
  }
}
