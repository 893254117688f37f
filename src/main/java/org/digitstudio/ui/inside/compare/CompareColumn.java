package org.digitstudio.ui.inside.compare;

import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ui.common.ModelPicker;
import org.digitstudio.ui.inside.compare.CompareModels.Choice;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.InspectedNetwork;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.ProbabilityRows;
import org.digitstudio.ui.inside.widgets.Tint;

/** One side of the comparison: an image through a network, layer below layer. */
final class CompareColumn {
  private final InsideModel model;
  private final TestSamples samples;
  private final CompareModels models;
  private final ComboBox<String> images = new ComboBox<>();
  private final PixelMap image = new PixelMap(Messages.text("inside.image.name")).zoom(4);
  private final Label prediction = new Label();
  private final Label words = Panel.caption("");
  private final ProbabilityRows probabilities = new ProbabilityRows();
  private final LayerStack layers;
  private final VBox view;
  private final LatestOnlyWorker<Request, Inspection> running;
  private Choice choice;
  private Optional<Inspection> followed = Optional.empty();
  private Optional<DigitImage> ownImage = Optional.empty();
  private Optional<InspectedNetwork> network = Optional.empty();
  private Optional<BackgroundTask> loading = Optional.empty();
  private int imageRequests;

  /**
   * A side of the comparison.
   *
   * @param id of the column's nodes
   * @param name for screen readers
   * @param first the choice the column begins with
   */
  record Side(String id, String name, Choice first) {}

  private record Request(InspectedNetwork network, float[] pixels) {}

  CompareColumn(Side side, InsideModel model, TestSamples samples, CompareModels models) {
    this.model = model;
    this.samples = samples;
    this.models = models;
    this.choice = side.first;
    this.layers = new LayerStack(side.id);
    this.running =
        new LatestOnlyWorker<>(
            model.runner(),
            request -> request.network.run(request.pixels),
            this::paint,
            this::failed);
    images.getItems().add(Messages.text("inside.compare.this"));
    for (int digit = 0; digit < 10; digit++) {
      images.getItems().add(Messages.text("inside.compare.sample", digit));
    }
    images.setId("compare-image-" + side.id);
    images.setAccessibleText(Messages.text("inside.compare.image", side.name));
    images.getSelectionModel().select(0);
    images.setOnAction(event -> chooseImage(images.getSelectionModel().getSelectedIndex() - 1));
    ModelPicker picker = models.picker(side.first, this::choose);
    picker.setId("compare-model-" + side.id);
    picker.setAccessibleText(Messages.text("inside.compare.model", side.name));
    HBox choosers = new HBox(images, picker);
    choosers.getStyleClass().add("inside-choosers");
    HBox.setHgrow(picker, Priority.ALWAYS);
    prediction.getStyleClass().add("inside-answer");
    prediction.setId("compare-answer-" + side.id);
    words.setId("compare-words-" + side.id);
    words.setWrapText(true);
    HBox head = new HBox(image, new VBox(prediction, words), probabilities);
    HBox.setHgrow(probabilities, Priority.ALWAYS);
    head.getStyleClass().add("inside-row");
    VBox.setVgrow(layers, Priority.ALWAYS);
    view = new VBox(choosers, head, layers);
    view.getStyleClass().add("inside-column");
    view.setPrefWidth(400);
  }

  VBox view() {
    return view;
  }

  /** Shows what the column's network makes of the inspected image, or of its own image. */
  void follow(Inspection now) {
    boolean newNetwork = followed.filter(before -> before.network() == now.network()).isEmpty();
    followed = Optional.of(now);
    if (newNetwork && !(choice instanceof Choice.Loaded)) {
      prepare();
    } else {
      run();
    }
  }

  private void run() {
    followed.ifPresent(now -> network.ifPresent(chosen -> run(now, chosen)));
  }

  private void run(Inspection now, InspectedNetwork chosen) {
    if (ownImage.isEmpty() && chosen == now.network()) {
      // The page has run this image through this network already.
      running.forget();
      paint(now);
    } else {
      float[] pixels = ownImage.map(DigitImage::pixels).orElse(now.trace().pixels());
      running.ask(new Request(chosen, pixels));
    }
  }

  /** Takes a sample of a digit; below 0 the inspected image again. */
  private void chooseImage(int digit) {
    int request = ++imageRequests;
    if (digit < 0) {
      ownImage = Optional.empty();
      run();
      return;
    }
    samples.next(
        digit,
        found -> {
          if (request == imageRequests) {
            ownImage = Optional.of(found);
            run();
          }
        });
  }

  private void choose(Choice next) {
    choice = next;
    prepare();
  }

  /** Prepares the chosen network; an earlier choice that is still loading no longer counts. */
  private void prepare() {
    loading.ifPresent(BackgroundTask::cancel);
    Choice wanted = choice;
    followed.ifPresent(
        now ->
            loading =
                Optional.of(
                    model
                        .runner()
                        .start(
                            job -> models.prepare(wanted, now.network()),
                            ready -> use(wanted, ready),
                            this::failed)));
  }

  private void use(Choice wanted, InspectedNetwork ready) {
    if (wanted == choice) {
      network = Optional.of(ready);
      run();
    }
  }

  private void failed(Throwable cause) {
    prediction.setText("");
    words.setText(
        FailureText.isForeseen(cause) ? FailureText.of(cause) : Messages.text("inside.failed"));
  }

  private void paint(Inspection now) {
    image.show(DigitImage.SIDE, DigitImage.SIDE, now.trace().pixels(), Tint.INK, 1);
    prediction.setText(now.prediction());
    words.setText(now.network().name());
    probabilities.show(now.trace().probabilities(), now.network().classNames());
    layers.show(now);
  }
}
