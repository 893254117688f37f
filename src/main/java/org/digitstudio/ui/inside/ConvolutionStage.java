package org.digitstudio.ui.inside;

import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.domain.Shape;
import org.digitstudio.insight.Anatomy.Part;
import org.digitstudio.insight.Kernels;
import org.digitstudio.insight.Ranking;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.common.Messages;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A kernel slides over the picture and leaves a map: by hand first, then the network's own. */
final class ConvolutionStage implements Stage {
  private static final Duration STEP = Duration.millis(120);

  private final InsideModel model;
  private final PixelMap input = new PixelMap(Messages.text("inside.conv.input")).pointable();
  private final PixelMap output = new PixelMap(Messages.text("inside.conv.map")).pointable();
  private final Label inputName = Panel.caption("");
  private final Label outputName = Panel.caption("");
  private final WindowPanel window = new WindowPanel();
  private final HandKernels hand = new HandKernels(this::chooseHand);
  private final KernelEditor editor =
      new KernelEditor(Kernels.of(Kernels.Kind.RISING), 42, 21, kernel -> refresh());
  private final MapGallery gallery =
      new MapGallery(Messages.text("inside.conv.maps"), "inside.conv.mapnumber", 2);
  private final MapGallery channels =
      new MapGallery(Messages.text("inside.conv.channels"), "inside.conv.channelnumber", 2);
  private final VBox network;
  private final Choice source =
      new Choice(
          "conv-source", Messages.text("inside.conv.source"),
          List.of(Messages.text("inside.conv.byhand"), Messages.text("inside.conv.own")),
          this::chooseSource);
  private final Choice layers =
      new Choice("conv-layers", Messages.text("inside.conv.layers"), List.of("1"), this::chooseLayer);
  private final Button play = new Button();
  private final Timeline sliding = new Timeline(new KeyFrame(STEP, event -> slide()));
  private final ObjectProperty<Cell> place = new SimpleObjectProperty<>(new Cell(8, 14));
  private final Label kernelsHint = Panel.text("");
  private final VBox view;
  private boolean own;
  private int chosenHand;
  private boolean linking;

  ConvolutionStage(InsideModel model, PanelExport export) {
    this.model = model;
    sliding.setCycleCount(Animation.INDEFINITE);
    input.setId("conv-input");
    output.setId("conv-output");
    gallery.setId("conv-gallery");
    play.setId("conv-play");
    play.setOnAction(event -> play(sliding.getStatus() != Animation.Status.RUNNING));
    play.setTooltip(new Tooltip(Messages.text("inside.conv.play.hint")));
    play.getStyleClass().add("flat");
    playing(false);
    network = new VBox(gallery, Panel.caption(Messages.text("inside.conv.channels")), channels);
    network.getStyleClass().add("inside-links");
    VBox.setVgrow(gallery, Priority.ALWAYS);
    HBox pictures =
        new HBox(Panel.captioned(input, inputName), Panel.captioned(output, outputName));
    pictures.getStyleClass().add("inside-row");
    Panel slidingPanel =
        new Panel(export, Messages.text("inside.conv.title"), pictures).tools(play);
    Panel kernels =
        new Panel(
                export,
                Messages.text("inside.conv.kernels"),
                kernelsHint,
                new StackPane(hand, network))
            .tools(layers, source);
    VBox.setVgrow(kernels.getChildren().getLast(), Priority.ALWAYS);
    HBox.setHgrow(kernels, Priority.ALWAYS);
    kernels.setMinWidth(320);
    HBox top = new HBox(slidingPanel, kernels);
    top.getStyleClass().add("inside-row");
    VBox.setVgrow(top, Priority.ALWAYS);
    view = new VBox(top, new Panel(export, Messages.text("inside.conv.numbers"), window));
    view.getStyleClass().add("inside-column");
    listen();
    chooseSource(0);
  }

  private void listen() {
    place.addListener((property, before, now) -> showPlace());
    output.place().addListener((property, before, now) -> point(now));
    input.place().addListener((property, before, now) -> pointInput(now));
    gallery.chosen().addListener((property, before, now) -> chooseMap(now.intValue()));
    channels.chosen().addListener((property, before, now) -> refresh());
    model.map().addListener((property, before, now) -> refresh());
    model.zoom().addListener((property, before, now) -> refresh());
  }

  @Override
  public Parent view() {
    return view;
  }

  /** Shows the kernels made by hand (0) or the network's own (1), as a click does. */
  void source(int index) {
    source.choose(index);
  }

  /** Starts or stops the kernel's slide. */
  void play(boolean on) {
    if (on) {
      sliding.play();
    } else {
      sliding.pause();
    }
    playing(on);
  }

  ObjectProperty<Cell> place() {
    return place;
  }

  @Override
  public void hidden() {
    play(false);
  }

  private void playing(boolean on) {
    play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY));
    play.setText(Messages.text(on ? "inside.conv.pause" : "inside.conv.play"));
  }

  private void chooseHand(int index) {
    chosenHand = index;
    window.editor(editor, !own && index == HandKernels.OWN);
    refresh();
  }

  private void chooseSource(int index) {
    own = index == 1;
    hand.setVisible(!own);
    network.setVisible(own);
    window.editor(editor, !own && chosenHand == HandKernels.OWN);
    refresh();
  }

  private void chooseLayer(int index) {
    model.block().set(index);
    model.map().set(-1);
    refresh();
  }

  private void refresh() {
    if (view != null && view.getScene() != null) {
      model.snapshot().get().ifPresent(this::show);
    }
  }

  @Override
  public void show(Snapshot now) {
    int count = now.anatomy().convolutions().size();
    layers.setVisible(own && count > 1);
    layers.setManaged(own && count > 1);
    layers.options(
        IntStream.rangeClosed(1, Math.max(1, count)).mapToObj(Integer::toString).toList());
    layers.select(Math.min(model.block().get(), count - 1));
    if (own) {
      showNetwork(now);
    } else {
      hand.show(now.trace().pixels(), editor.kernel());
    }
    kernelsHint.setText(
        !own
            ? Messages.text("inside.conv.byhand.hint")
            : count == 0
                ? Messages.text("inside.conv.none")
                : Messages.text(
                    "inside.conv.own.hint", now.mapsOf(part(now).finished()).channels()));
    subject(now).ifPresent(this::showMaps);
  }

  private void showNetwork(Snapshot now) {
    gallery.setVisible(!now.anatomy().convolutions().isEmpty());
    channels.setVisible(gallery.isVisible());
    if (now.anatomy().convolutions().isEmpty()) {
      return;
    }
    Part part = part(now);
    float[] responses = Ranking.responses(now.trace(), now.loaded().blank(), part.finished());
    List<Integer> order = Ranking.descending(responses);
    Shape shape = now.mapsOf(part.finished());
    float[] values = now.trace().values(part.finished());
    int chosen = model.map().get() < 0 ? order.getFirst() : model.map().get();
    linking = true;
    gallery.chosen().set(Math.min(chosen, shape.channels() - 1));
    gallery.show(
        new MapGallery.Sheet(
            shape.height(), shape.width(), values, Snapshot.largest(values), order, new float[0]));
    linking = false;
    showChannels(now, part);
  }

  private void showChannels(Snapshot now, Part part) {
    Shape in = now.trace().shapeInto(part.layer());
    boolean several = part.layer() > 0 && in.channels() > 1;
    for (int i = 1; i < network.getChildren().size(); i++) {
      network.getChildren().get(i).setVisible(several);
      network.getChildren().get(i).setManaged(several);
    }
    if (several) {
      Shape shown = Snapshot.upright(in);
      float[] values = now.trace().into(part.layer());
      channels.show(
          MapGallery.Sheet.inOrder(
              shown.height(), shown.width(), values, Snapshot.largest(values)));
    }
  }

  private Part part(Snapshot now) {
    List<Part> parts = now.anatomy().convolutions();
    return parts.get(Math.clamp(model.block().get(), 0, parts.size() - 1));
  }

  private java.util.Optional<Subject> subject(Snapshot now) {
    if (!own) {
      return java.util.Optional.of(
          HandSubject.of(HandKernels.kernel(chosenHand, editor.kernel()), now.trace().pixels()));
    }
    if (now.anatomy().convolutions().isEmpty()) {
      return java.util.Optional.empty();
    }
    Part part = part(now);
    int inputs = now.trace().shapeInto(part.layer()).channels();
    int channel = part.layer() == 0 ? 0 : Math.min(channels.chosen().get(), inputs - 1);
    return java.util.Optional.of(new LayerSubject(now, part, gallery.chosen().get(), channel));
  }

  private void showMaps(Subject subject) {
    Subject.Sheet in = subject.input();
    Subject.Sheet out = subject.output();
    int room = 28 * model.zoom().get();
    linking = true;
    input.zoom(Math.max(1, room / in.rows()));
    input.show(in.rows(), in.columns(), in.values(), in.tint(), in.scale());
    output.zoom(Math.max(1, room / out.rows()));
    output.show(out.rows(), out.columns(), out.values(), out.tint(), out.scale());
    linking = false;
    inputName.setText(Messages.text("inside.conv.input.size", in.rows(), in.columns()));
    outputName.setText(Messages.text("inside.conv.map.size", out.rows(), out.columns()));
    place.set(place.get().within(out.rows(), out.columns()));
    showPlace();
  }

  private void showPlace() {
    model.snapshot().get().flatMap(this::subject).ifPresent(this::showPlace);
  }

  private void showPlace(Subject subject) {
    Cell cell = place.get().within(output.rows(), output.columns());
    linking = true;
    output.place().set(cell);
    linking = false;
    output.mark(List.of(new Area(cell.row(), cell.column(), cell.row(), cell.column())));
    input.mark(List.of(subject.window(cell)));
    window.show(subject, cell);
  }

  private void chooseMap(int map) {
    if (!linking) {
      model.map().set(map);
    }
  }

  private void point(Cell cell) {
    if (!linking) {
      place.set(cell);
    }
  }

  private void pointInput(Cell cell) {
    if (!linking) {
      model.snapshot().get().flatMap(this::subject).ifPresent(s -> place.set(s.placeAt(cell)));
    }
  }

  private void slide() {
    Cell now = place.get();
    Cell next =
        now.column() + 1 < output.columns()
            ? new Cell(now.row(), now.column() + 1)
            : new Cell((now.row() + 1) % Math.max(1, output.rows()), 0);
    place.set(next);
  }
}
