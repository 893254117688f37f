package org.digitstudio.ui.inside.neurons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.NeuronImages;
import org.digitstudio.insight.Ranking;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.InspectedNetwork;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Choice;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;

/** All maps in one row, and the neurons that look at it. */
public final class NeuronStation implements Station {
  private static final int SIDE = DigitImage.SIDE;
  private static final int PIXELS = DigitImage.PIXELS;

  private final InsideModel model;
  private final FlatStrip flat = new FlatStrip();
  private final Label flatWords = Panel.text("");
  private final MapGallery wall =
      new MapGallery(Messages.text("inside.neurons.wall"), "inside.neurons.number", 84)
          .followingFirst();
  private final Choice sort;
  private final Choice layers =
      new Choice(
          "neuron-layers", Messages.text("inside.neurons.layers"), List.of("1"), this::chooseLayer);
  private final NeuronDetail detail;
  private final Label none = Panel.text(Messages.text("inside.neurons.none"));
  private final VBox view;
  private final ProgressBar progress = new ProgressBar(0);
  private final VBox waiting =
      new VBox(Panel.text(Messages.text("inside.neurons.painting")), progress);
  private final StackPane pictures = new StackPane(wall, waiting);
  private final LatestOnlyWorker<NeuronDetail.Question, NeuronDetail.Answer> matching;
  private Optional<Wall> wallOf = Optional.empty();
  private Optional<BackgroundTask> painting = Optional.empty();
  private int layer;
  private boolean ranked = true;

  /**
   * What every neuron of one layer looks for; the same whatever is drawn.
   *
   * @param pictures 784 values a neuron, each picture's largest distance from 0 being 1; empty
   *     while they are being painted
   */
  private record Wall(InspectedNetwork loaded, int layer, float[] pictures) {
    boolean fits(Inspection now, Part part) {
      return loaded == now.network() && layer == part.layer();
    }

    float[] picture(int unit) {
      return Arrays.copyOfRange(pictures, unit * PIXELS, (unit + 1) * PIXELS);
    }
  }

  public NeuronStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.detail = new NeuronDetail(export);
    this.matching =
        new LatestOnlyWorker<>(
            model.runner(), NeuronDetail.Question::answer, detail::show, model.failed());
    wall.setId("neuron-wall");
    progress.setAccessibleText(Messages.text("inside.neurons.painting"));
    waiting.getStyleClass().add("inside-links");
    VBox.setVgrow(pictures, Priority.ALWAYS);
    sort =
        new Choice(
            "neuron-sort",
            Messages.text("inside.neurons.sort"),
            List.of(
                Messages.text("inside.neurons.sort.strength"),
                Messages.text("inside.neurons.sort.number")),
            this::chooseSort);
    Panel flatten = new Panel(export, Messages.text("inside.flat.title"), flatWords, flat);
    Panel neurons =
        new Panel(
                export,
                Messages.text("inside.neurons.title"),
                Panel.text(Messages.text("inside.neurons.hint")),
                none,
                pictures)
            .tools(layers, sort);
    HBox.setHgrow(neurons, Priority.ALWAYS);
    neurons.setMinWidth(420);
    neurons.setPrefWidth(420);
    HBox bottom = new HBox(neurons, detail.view());
    bottom.getStyleClass().add("inside-row");
    VBox.setVgrow(bottom, Priority.ALWAYS);
    view = new VBox(flatten, bottom);
    view.getStyleClass().add("inside-column");
    wall.chosen().addListener((property, before, now) -> refreshDetail());
    model.zoom().addListener((property, before, now) -> refresh());
  }

  @Override
  public Parent view() {
    return view;
  }

  /** In a low window everything is a size smaller. */
  private boolean small() {
    return model.zoom().get() <= 6;
  }

  private void refresh() {
    model.show(this);
  }

  private void chooseSort(int index) {
    ranked = index == 0;
    refresh();
  }

  private void chooseLayer(int index) {
    layer = index;
    refresh();
  }

  /** Paints the wall in the background, once for each network and layer. */
  private void paint(Inspection now, Part part) {
    painting.ifPresent(BackgroundTask::cancel);
    wallOf = Optional.of(new Wall(now.network(), part.layer(), new float[0]));
    painting =
        Optional.of(
            model
                .runner()
                .start(job -> paint(now.network(), part.layer(), job), this::keep, model.failed()));
  }

  private Wall paint(InspectedNetwork loaded, int at, BackgroundTask job) {
    job.onProgress(done -> model.runner().later(() -> progress.setProgress(done)));
    int units = loaded.blank().outputShape(at).size();
    float[] pictures = new float[units * PIXELS];
    for (int unit = 0; unit < units; unit++) {
      job.progress((double) unit / units);
      float[] picture = NeuronImages.pattern(loaded.blank(), at, unit);
      float largest = Math.max(1e-9f, Inspection.maxAbsolute(picture));
      for (int i = 0; i < PIXELS; i++) {
        pictures[unit * PIXELS + i] = picture[i] / largest;
      }
    }
    return new Wall(loaded, at, pictures);
  }

  private void keep(Wall found) {
    wallOf = Optional.of(found);
    refresh();
  }

  @Override
  public void show(Inspection now) {
    int at = now.parts().flattenAt();
    showFlat(now, at);
    detail.zoom(small() ? 4 : 5);
    List<Part> hidden = now.parts().hidden();
    none.setVisible(hidden.isEmpty());
    none.setManaged(hidden.isEmpty());
    pictures.setVisible(!hidden.isEmpty());
    detail.view().setVisible(!hidden.isEmpty());
    layers.setVisible(hidden.size() > 1);
    layers.setManaged(hidden.size() > 1);
    if (hidden.isEmpty()) {
      return;
    }
    layers.options(IntStream.rangeClosed(1, hidden.size()).mapToObj(Integer::toString).toList());
    Part part = part(now);
    if (wallOf.filter(known -> known.fits(now, part)).isEmpty()) {
      paint(now, part);
    }
    wallOf.ifPresent(known -> showWall(now, part, known.pictures));
  }

  private Part part(Inspection now) {
    List<Part> hidden = now.parts().hidden();
    return hidden.get(Math.clamp(layer, 0, hidden.size() - 1));
  }

  private void showFlat(Inspection now, int at) {
    flat.cell(small() ? 2 : 3);
    Shape in = now.trace().inputShape(at);
    Shape up = Inspection.upright(in);
    float[] values = now.trace().inputOf(at);
    flatWords.setText(
        Messages.text(
            "inside.flat.words",
            Numbers.count(in.channels()),
            up.height(),
            up.width(),
            Numbers.count(in.size())));
    flat.show(values);
  }

  private void showWall(Inspection now, Part part, float[] painted) {
    waiting.setVisible(painted.length == 0);
    wall.setVisible(painted.length > 0);
    if (painted.length == 0) {
      return;
    }
    float[] values = now.trace().activations(part.last());
    float most = Math.max(1e-6f, Inspection.maxAbsolute(values));
    float[] bars = new float[values.length];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = Math.clamp(values[i] / most, 0f, 1f);
    }
    List<Integer> order = new ArrayList<>(Ranking.descending(values));
    if (!ranked) {
      order.sort(null);
    }
    wall.show(new MapGallery.Sheet(SIDE, SIDE, painted, 1, order, bars));
    refreshDetail();
  }

  private void refreshDetail() {
    Optional<Inspection> seen = model.inspection().get().filter(now -> view.getScene() != null);
    if (seen.isEmpty() || seen.get().parts().hidden().isEmpty()) {
      return;
    }
    Inspection now = seen.get();
    Part part = part(now);
    int unit = wall.chosen().get();
    wallOf
        .filter(known -> known.fits(now, part) && known.pictures.length > 0)
        .ifPresent(
            known -> matching.ask(new NeuronDetail.Question(now, part, unit, known.picture(unit))));
  }
}
