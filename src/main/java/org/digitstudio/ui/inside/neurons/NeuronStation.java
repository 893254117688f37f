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
import org.digitstudio.ui.inside.model.Selections;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.SegmentedControl;
import org.digitstudio.ui.inside.widgets.WhileShown;

/** The flattened feature maps, and the neurons connected to all of them. */
public final class NeuronStation implements Station {
  private static final int SIDE = DigitImage.SIDE;
  private static final int PIXELS = DigitImage.PIXELS;

  private final InsideModel model;
  private final FlatStrip flat = new FlatStrip();
  private final Label flatWords = Panel.text("");
  private final MapGallery wall =
      new MapGallery(Messages.text("inside.neurons.wall"), "inside.neurons.number", 84)
          .followingFirst();
  private final SegmentedControl sort;
  private final SegmentedControl layers =
      new SegmentedControl(
          "neuron-layers", Messages.text("inside.neurons.layers"), List.of("1"), this::chooseLayer);
  private final NeuronDetail detail;
  private final Label none = Panel.text(Messages.text("inside.neurons.none"));
  private final VBox view;
  private final ProgressBar progress = new ProgressBar(0);
  private final VBox waiting =
      new VBox(Panel.text(Messages.text("inside.neurons.painting")), progress);
  private final StackPane patterns = new StackPane(wall, waiting);
  private final LatestOnlyWorker<NeuronDetail.Question, NeuronDetail.Answer> matching;
  private Optional<Wall> wallOf = Optional.empty();
  private Optional<BackgroundTask> computing = Optional.empty();
  private boolean ranked = true;

  /**
   * The patterns of all neurons of one layer; they don't depend on the image.
   *
   * @param patterns 784 values for each neuron, with a largest absolute value of 1; empty while
   *     they are being computed
   */
  private record Wall(InspectedNetwork network, int layer, float[] patterns) {
    boolean fits(Inspection now, Part part) {
      return network == now.network() && layer == part.layer();
    }

    float[] pattern(int unit) {
      return Arrays.copyOfRange(patterns, unit * PIXELS, (unit + 1) * PIXELS);
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
    VBox.setVgrow(patterns, Priority.ALWAYS);
    sort =
        new SegmentedControl(
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
                patterns)
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
    WhileShown.on(view, model.zoom(), this::refresh);
    WhileShown.on(view, model.selections().hiddenLayer(), this::refresh);
  }

  @Override
  public Parent view() {
    return view;
  }

  /** Returns whether the window is low, so that everything is a size smaller. */
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
    model.selections().hiddenLayer().set(index);
  }

  /** Computes the patterns in the background, once for each network and layer. */
  private void computePatterns(Inspection now, Part part) {
    computing.ifPresent(BackgroundTask::cancel);
    wallOf = Optional.of(new Wall(now.network(), part.layer(), new float[0]));
    computing =
        Optional.of(
            model
                .runner()
                .start(
                    job -> patterns(now.network(), part.layer(), job), this::keep, model.failed()));
  }

  private Wall patterns(InspectedNetwork network, int at, BackgroundTask job) {
    job.onProgress(done -> model.runner().later(() -> progress.setProgress(done)));
    int units = network.blank().outputShape(at).size();
    float[] all = new float[units * PIXELS];
    for (int unit = 0; unit < units; unit++) {
      job.progress((double) unit / units);
      float[] pattern = NeuronImages.pattern(network.blank(), at, unit);
      float largest = Math.max(1e-9f, Inspection.maxAbsolute(pattern));
      for (int i = 0; i < PIXELS; i++) {
        all[unit * PIXELS + i] = pattern[i] / largest;
      }
    }
    return new Wall(network, at, all);
  }

  private void keep(Wall found) {
    wallOf = Optional.of(found);
    refresh();
  }

  @Override
  public void show(Inspection now) {
    int at = now.parts().flattenAt();
    showFlat(now, at);
    detail.zoom(Math.clamp(model.zoom().get() - 2, 4, 6));
    List<Part> hidden = now.parts().hidden();
    none.setVisible(hidden.isEmpty());
    none.setManaged(hidden.isEmpty());
    patterns.setVisible(!hidden.isEmpty());
    detail.view().setVisible(!hidden.isEmpty());
    layers.setVisible(hidden.size() > 1);
    layers.setManaged(hidden.size() > 1);
    if (hidden.isEmpty()) {
      return;
    }
    layers.options(IntStream.rangeClosed(1, hidden.size()).mapToObj(Integer::toString).toList());
    Part part = part(now);
    if (wallOf.filter(known -> known.fits(now, part)).isEmpty()) {
      computePatterns(now, part);
    }
    int requested = model.selections().neuron().get();
    if (requested >= 0) {
      model.selections().neuron().set(Selections.STRONGEST);
      wall.pick(requested);
    }
    wallOf.ifPresent(known -> showWall(now, part, known.patterns));
  }

  private Part part(Inspection now) {
    List<Part> hidden = now.parts().hidden();
    return hidden.get(Math.clamp(model.selections().hiddenLayer().get(), 0, hidden.size() - 1));
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

  private void showWall(Inspection now, Part part, float[] computed) {
    waiting.setVisible(computed.length == 0);
    wall.setVisible(computed.length > 0);
    if (computed.length == 0) {
      return;
    }
    float[] values = now.trace().activations(part.last());
    float scale = Math.max(1e-6f, Inspection.maxAbsolute(values));
    float[] bars = new float[values.length];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = Math.clamp(values[i] / scale, 0f, 1f);
    }
    List<Integer> order = new ArrayList<>(Ranking.descending(values));
    if (!ranked) {
      order.sort(null);
    }
    wall.show(new MapGallery.Contents(SIDE, SIDE, computed, 1, order, bars));
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
        .filter(known -> known.fits(now, part) && known.patterns.length > 0)
        .ifPresent(
            known -> matching.ask(new NeuronDetail.Question(now, part, unit, known.pattern(unit))));
  }
}
