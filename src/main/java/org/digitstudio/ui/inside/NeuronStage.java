package org.digitstudio.ui.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.Job;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.Shape;
import org.digitstudio.insight.Anatomy.Part;
import org.digitstudio.insight.NeuronImages;
import org.digitstudio.insight.Ranking;
import org.digitstudio.ui.common.Messages;

/** All maps in one row, and the neurons that look at it. */
final class NeuronStage implements Stage {
  private static final int SIDE = DigitImage.SIDE;

  private final InsideModel model;
  private final FlatStrip flat = new FlatStrip();
  private final Label flatWords = Panel.text("");
  private final MapGallery wall =
      new MapGallery(Messages.text("inside.neurons.wall"), "inside.neurons.number", 84).followingFirst();
  private final Choice sort;
  private final Choice layers =
      new Choice("neuron-layers", Messages.text("inside.neurons.layers"), List.of("1"), this::chooseLayer);
  private final NeuronDetail detail;
  private final Label none = Panel.text(Messages.text("inside.neurons.none"));
  private final VBox view;
  private final Newest<Wanted, Wall> painting;
  private Wall shown = new Wall(null, 0, new float[0]);
  private int layer;
  private boolean ranked = true;

  private record Wanted(Snapshot now, Part part) {}

  /** What every neuron of one layer looks for; the same whatever is drawn. */
  private record Wall(Snapshot.Loaded loaded, int layer, float[] pictures) {
    boolean fits(Snapshot.Loaded other, int otherLayer) {
      return loaded == other && layer == otherLayer;
    }
  }

  NeuronStage(InsideModel model, PanelExport export) {
    this.model = model;
    this.detail = new NeuronDetail(export);
    this.painting = new Newest<>(model.runner(), NeuronStage::lookFor, this::keep, e -> {});
    wall.setId("neuron-wall");
    sort =
        new Choice(
            "neuron-sort", Messages.text("inside.neurons.sort"),
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
                wall)
            .tools(layers, sort);
    VBox.setVgrow(wall, Priority.ALWAYS);
    HBox.setHgrow(neurons, Priority.ALWAYS);
    neurons.setMinWidth(420);
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

  private void refresh() {
    if (view.getScene() != null) {
      model.snapshot().get().ifPresent(this::show);
    }
  }

  private void chooseSort(int index) {
    ranked = index == 0;
    refresh();
  }

  private void chooseLayer(int index) {
    layer = index;
    refresh();
  }

  private static Wall lookFor(Wanted wanted, Job job) {
    Snapshot.Loaded loaded = wanted.now.loaded();
    int at = wanted.part.layer();
    int units = wanted.now.trace().shapeOf(at).size();
    float[] pictures = new float[units * DigitImage.PIXELS];
    for (int unit = 0; unit < units; unit++) {
      job.checkCancelled();
      float[] picture = NeuronImages.lookedFor(loaded.blank(), at, unit);
      float largest = Math.max(1e-9f, Snapshot.largest(picture));
      for (int i = 0; i < picture.length; i++) {
        pictures[unit * DigitImage.PIXELS + i] = picture[i] / largest;
      }
    }
    return new Wall(loaded, at, pictures);
  }

  private void keep(Wall found) {
    shown = found;
    refresh();
  }

  @Override
  public void show(Snapshot now) {
    int at = now.anatomy().flattenAt();
    showFlat(now, at);
    List<Part> hidden = now.anatomy().hidden();
    none.setVisible(hidden.isEmpty());
    none.setManaged(hidden.isEmpty());
    wall.setVisible(!hidden.isEmpty());
    detail.view().setVisible(!hidden.isEmpty());
    layers.setVisible(hidden.size() > 1);
    layers.setManaged(hidden.size() > 1);
    if (hidden.isEmpty()) {
      return;
    }
    layers.options(IntStream.rangeClosed(1, hidden.size()).mapToObj(Integer::toString).toList());
    Part part = part(now);
    float[] pictures = new float[0];
    if (shown.fits(now.loaded(), part.layer())) {
      pictures = shown.pictures;
    } else {
      painting.submit(new Wanted(now, part));
    }
    showWall(now, part, pictures);
  }

  private Part part(Snapshot now) {
    List<Part> hidden = now.anatomy().hidden();
    return hidden.get(Math.clamp(layer, 0, hidden.size() - 1));
  }

  private void showFlat(Snapshot now, int at) {
    Shape in = now.trace().shapeInto(at);
    Shape up = Snapshot.upright(in);
    float[] values = now.trace().into(at);
    flatWords.setText(
        Messages.text(
            "inside.flat.words",
            Numbers.count(in.channels()),
            up.height(),
            up.width(),
            Numbers.count(in.size())));
    flat.show(values);
  }

  private void showWall(Snapshot now, Part part, float[] pictures) {
    if (pictures.length == 0) {
      return;
    }
    float[] values = now.trace().values(part.finished());
    float most = Math.max(1e-6f, Snapshot.largest(values));
    float[] bars = new float[values.length];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = Math.clamp(values[i] / most, 0f, 1f);
    }
    List<Integer> order = new ArrayList<>(Ranking.descending(values));
    if (!ranked) {
      order.sort(null);
    }
    wall.show(new MapGallery.Sheet(SIDE, SIDE, pictures, 1, order, bars));
    refreshDetail();
  }

  private void refreshDetail() {
    model
        .snapshot()
        .get()
        .filter(now -> view.getScene() != null && !now.anatomy().hidden().isEmpty())
        .filter(now -> shown.fits(now.loaded(), part(now).layer()))
        .ifPresent(now -> detail.show(now, part(now), wall.chosen().get()));
  }
}
