package org.digitstudio.ui.inside.compare;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.InspectedNetwork;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.widgets.LayerNames;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.ValueBar;

/** One side of the comparison: a picture through a network, every layer below the other. */
final class CompareColumn {
  private final String id;
  private final InsideModel model;
  private final TestSamples samples;
  private final ModelChoices choices;
  private final ComboBox<String> pictures = new ComboBox<>();
  private final ComboBox<String> models = new ComboBox<>();
  private final PixelMap picture = new PixelMap(Messages.text("inside.image.name")).zoom(4);
  private final Label answer = new Label();
  private final Label words = Panel.caption("");
  private final VBox layers = new VBox();
  private final List<MapGallery> galleries = new ArrayList<>();
  private final List<ValueBar> bars = new ArrayList<>();
  private final List<Label> shares = new ArrayList<>();
  private final VBox view;
  private final LatestOnlyWorker<Wanted, Inspection> running;
  private Optional<Inspection> followed = Optional.empty();
  private Optional<DigitImage> own = Optional.empty();
  private Optional<InspectedNetwork> other = Optional.empty();
  private Optional<InspectedNetwork> base = Optional.empty();

  private record Wanted(InspectedNetwork loaded, float[] pixels) {}

  CompareColumn(
      String id, String name, InsideModel model, TestSamples samples, ModelChoices choices) {
    this.id = id;
    this.model = model;
    this.samples = samples;
    this.choices = choices;
    this.running =
        new LatestOnlyWorker<>(
            model.runner(), wanted -> wanted.loaded.run(wanted.pixels), this::paint, this::failed);
    pictures.getItems().add(Messages.text("inside.compare.this"));
    for (int digit = 0; digit < 10; digit++) {
      pictures.getItems().add(Messages.text("inside.compare.sample", digit));
    }
    pictures.setAccessibleText(Messages.text("inside.compare.image", name));
    models.setAccessibleText(Messages.text("inside.compare.model", name));
    pictures.getSelectionModel().select(0);
    models.getItems().addAll(ModelChoices.names());
    models.getSelectionModel().select(ModelChoices.IN_USE);
    pictures.setOnAction(event -> choosePicture());
    models.setOnAction(event -> chooseModel());
    HBox choosers = new HBox(pictures, models);
    choosers.getStyleClass().add("inside-choosers");
    models.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(models, Priority.ALWAYS);
    answer.getStyleClass().add("inside-answer");
    answer.setId("compare-answer-" + id);
    VBox saying = new VBox(answer, words);
    HBox head = new HBox(picture, saying, chances());
    head.getStyleClass().add("inside-row");
    layers.getStyleClass().add("inside-links");
    view = new VBox(choosers, head, layers);
    view.getStyleClass().add("inside-column");
    view.setPrefWidth(400);
  }

  private VBox chances() {
    VBox box = new VBox();
    box.getStyleClass().add("inside-chances");
    for (int digit = 0; digit < 10; digit++) {
      Label name = Panel.caption(Integer.toString(digit));
      ValueBar bar = new ValueBar(false);
      Label share = Panel.caption("");
      share.setMinWidth(56);
      HBox.setHgrow(bar, Priority.ALWAYS);
      HBox row = new HBox(name, bar, share);
      row.getStyleClass().add("inside-chance");
      bars.add(bar);
      shares.add(share);
      box.getChildren().add(row);
    }
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  VBox view() {
    return view;
  }

  /** Chooses a network as a click does. */
  void model(int choice) {
    models.getSelectionModel().select(choice);
    chooseModel();
  }

  /** Shows what the column's choices make of the picture in the place. */
  void follow(Optional<Inspection> now) {
    boolean newNetwork = now.isPresent() && (base.isEmpty() || base.get() != now.get().network());
    followed = now;
    base = now.map(Inspection::network);
    if (newNetwork && models.getSelectionModel().getSelectedIndex() != ModelChoices.FILE) {
      chooseModel();
    } else {
      run();
    }
  }

  private void run() {
    followed.ifPresent(this::run);
  }

  private void run(Inspection now) {
    InspectedNetwork network = other.orElse(now.network());
    if (own.isEmpty() && network == now.network()) {
      // The place has followed this picture through this network already.
      running.forget();
      paint(now);
    } else {
      float[] pixels = own.map(DigitImage::pixels).orElse(now.trace().pixels());
      running.ask(new Wanted(network, pixels));
    }
  }

  private void choosePicture() {
    int digit = pictures.getSelectionModel().getSelectedIndex() - 1;
    if (digit < 0) {
      own = Optional.empty();
      run();
    } else {
      samples.next(
          digit,
          image -> {
            own = Optional.of(image);
            run();
          });
    }
  }

  private void chooseModel() {
    int choice = models.getSelectionModel().getSelectedIndex();
    if (base.isEmpty()) {
      return;
    }
    if (choice == ModelChoices.FILE) {
      chooseFile();
      return;
    }
    InspectedNetwork inUse = base.get();
    model.runner().start(job -> choices.load(choice, inUse), this::use, this::failed);
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(Messages.text("inside.compare.filetype"), "*.zip"));
    File file = chooser.showOpenDialog(view.getScene().getWindow());
    if (file == null) {
      models.getSelectionModel().select(ModelChoices.IN_USE);
      return;
    }
    Path path = file.toPath();
    model.runner().start(job -> choices.load(path), this::use, this::failed);
  }

  private void use(InspectedNetwork loaded) {
    other = Optional.of(loaded);
    run();
  }

  private void failed(Throwable cause) {
    answer.setText("");
    words.setText(cause.getMessage() == null ? Messages.text("inside.failed") : cause.getMessage());
  }

  private void paint(Inspection now) {
    picture.show(DigitImage.SIDE, DigitImage.SIDE, now.trace().pixels(), Tint.INK, 1);
    int digit = now.trace().prediction();
    answer.setText(Integer.toString(digit));
    words.setText(now.network().name());
    float[] chances = now.trace().probabilities();
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).show(chances[i]);
      shares.get(i).setText(Numbers.percent(chances[i]));
    }
    List<Part> parts = new ArrayList<>(now.parts().convolutions());
    parts.addAll(now.parts().pools());
    parts.addAll(now.parts().hidden());
    parts.sort(java.util.Comparator.comparingInt(Part::layer));
    if (galleries.size() != parts.size()) {
      rebuild(parts.size());
    }
    for (int i = 0; i < parts.size(); i++) {
      paint(now, parts.get(i), i);
    }
  }

  private void rebuild(int count) {
    galleries.clear();
    layers.getChildren().clear();
    for (int i = 0; i < count; i++) {
      MapGallery gallery =
          new MapGallery(Messages.text("inside.conv.maps"), "inside.conv.mapnumber", 28).plain();
      gallery.setId("compare-" + id + "-" + i);
      galleries.add(gallery);
      layers.getChildren().addAll(Panel.caption(""), gallery);
    }
  }

  private void paint(Inspection now, Part part, int index) {
    Shape shape = now.displayShape(part.last());
    float[] values = now.trace().activations(part.last());
    ((Label) layers.getChildren().get(2 * index))
        .setText(
            LayerNames.of(now.trace().spec(), part.layer())
                + "  "
                + now.trace().outputShape(part.layer()));
    boolean units = shape.height() * shape.width() == 1;
    galleries
        .get(index)
        .show(
            units
                ? MapGallery.Sheet.inOrder(1, 1, values, Inspection.maxAbsolute(values)).large(8)
                : MapGallery.Sheet.inOrder(
                    shape.height(), shape.width(), values, Inspection.maxAbsolute(values)));
  }
}
