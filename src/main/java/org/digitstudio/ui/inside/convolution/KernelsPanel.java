package org.digitstudio.ui.inside.convolution;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.ManualKernels;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.Ranking;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.KernelView;
import org.digitstudio.ui.inside.model.LayerKernelView;
import org.digitstudio.ui.inside.model.ManualKernelView;
import org.digitstudio.ui.inside.widgets.Choice;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;

/** Where a kernel is chosen: one made by hand, one of the user's own, or one of the network's. */
final class KernelsPanel {
  private final InsideModel model;
  private final Runnable changed;
  private final ManualKernelGallery hand = new ManualKernelGallery(this::chooseHand);
  private final Label about = Panel.text("");
  private final KernelEditor editor;
  private final MapGallery gallery =
      new MapGallery(Messages.text("inside.conv.maps"), "inside.conv.mapnumber", 84);
  private final MapGallery channels =
      new MapGallery(Messages.text("inside.conv.channels"), "inside.conv.channelnumber", 56);
  private final Label channelsHint = Panel.text(Messages.text("inside.conv.channels"));
  private final VBox byHand;
  private final VBox network;
  private final Label hint = Panel.text("");
  private final Choice source;
  private final Choice layers =
      new Choice(
          "conv-layers", Messages.text("inside.conv.layers"), List.of("1"), this::chooseLayer);
  private final Panel view;
  private boolean own;
  private int chosenHand;
  private boolean linking;

  /**
   * @param changed runs when another kernel is to be shown
   */
  KernelsPanel(InsideModel model, PanelExport export, Runnable changed) {
    this.model = model;
    this.changed = changed;
    this.editor =
        new KernelEditor(
            ManualKernels.of(ManualKernels.Kind.DIAGONAL_UP), 46, 21, kernel -> changed.run());
    this.source =
        new Choice(
            "conv-source",
            Messages.text("inside.conv.source"),
            List.of(Messages.text("inside.conv.manual"), Messages.text("inside.conv.learned")),
            this::chooseSource);
    gallery.setId("conv-gallery");
    channels.setId("conv-channels");
    network = new VBox(gallery, channelsHint, channels);
    network.getStyleClass().add("inside-links");
    VBox.setVgrow(gallery, Priority.ALWAYS);
    VBox.setVgrow(channels, Priority.SOMETIMES);
    byHand = new VBox(hand, about);
    byHand.getStyleClass().add("inside-links");
    StackPane kernels = new StackPane(byHand, network);
    kernels.setMinHeight(0);
    VBox.setVgrow(kernels, Priority.ALWAYS);
    view =
        new Panel(export, Messages.text("inside.conv.kernels"), hint, kernels)
            .tools(layers, source);
    view.setMinWidth(320);
    gallery.chosen().addListener((property, before, now) -> chooseMap(now.intValue()));
    channels.chosen().addListener((property, before, now) -> tell());
    model.map().addListener((property, before, now) -> tell());
    showSource();
  }

  Panel view() {
    return view;
  }

  /** The fields of the user's own kernel where that is the one chosen. */
  Optional<KernelEditor> editor() {
    return !own && chosenHand == ManualKernelGallery.OWN ? Optional.of(editor) : Optional.empty();
  }

  /** Shows the kernels made by hand (0) or the network's own (1), as a click does. */
  void source(int index) {
    source.choose(index);
  }

  /** The kernel chosen, at work; empty where the network has none. */
  Optional<KernelView> subject(Inspection now) {
    if (!own) {
      return Optional.of(
          ManualKernelView.of(
              ManualKernelGallery.kernel(chosenHand, editor.kernel()), now.trace().pixels()));
    }
    if (now.parts().convolutions().isEmpty()) {
      return Optional.empty();
    }
    Part part = part(now);
    int inputs = now.trace().inputShape(part.layer()).channels();
    int channel = part.layer() == 0 ? 0 : Math.min(channels.chosen().get(), inputs - 1);
    return Optional.of(new LayerKernelView(now, part, gallery.chosen().get(), channel));
  }

  void show(Inspection now) {
    int count = now.parts().convolutions().size();
    layers.setVisible(own && count > 1);
    layers.setManaged(own && count > 1);
    layers.options(
        IntStream.rangeClosed(1, Math.max(1, count)).mapToObj(Integer::toString).toList());
    layers.select(Math.min(model.convolution().get(), count - 1));
    if (own) {
      showNetwork(now);
    } else {
      hand.show(now.trace().pixels(), editor.kernel());
      about.setText(ManualKernelGallery.about(chosenHand));
    }
    hint.setVisible(own);
    hint.setManaged(own);
    hint.setText(hintFor(now, count));
  }

  private String hintFor(Inspection now, int count) {
    return count == 0
        ? Messages.text("inside.conv.none")
        : Messages.text("inside.conv.learned.hint", now.displayShape(part(now).last()).channels());
  }

  private void showNetwork(Inspection now) {
    boolean any = !now.parts().convolutions().isEmpty();
    network.setVisible(any);
    if (!any) {
      return;
    }
    Part part = part(now);
    float[] responses = Ranking.responses(now.trace(), now.network().blank(), part.last());
    List<Integer> order = Ranking.descending(responses);
    Shape shape = now.displayShape(part.last());
    float[] values = now.trace().activations(part.last());
    int chosen = model.map().get() < 0 ? order.getFirst() : model.map().get();
    linking = true;
    gallery.chosen().set(Math.min(chosen, shape.channels() - 1));
    gallery.show(
        new MapGallery.Sheet(
            shape.height(),
            shape.width(),
            values,
            Inspection.maxAbsolute(values),
            order,
            new float[0]));
    linking = false;
    showChannels(now, part);
  }

  private void showChannels(Inspection now, Part part) {
    Shape in = now.trace().inputShape(part.layer());
    boolean several = part.layer() > 0 && in.channels() > 1;
    List.of(channelsHint, channels)
        .forEach(
            node -> {
              node.setVisible(several);
              node.setManaged(several);
            });
    if (several) {
      Shape shown = Inspection.upright(in);
      float[] values = now.trace().inputOf(part.layer());
      linking = true;
      channels.show(
          MapGallery.Sheet.inOrder(
              shown.height(), shown.width(), values, Inspection.maxAbsolute(values)));
      linking = false;
    }
  }

  private Part part(Inspection now) {
    List<Part> parts = now.parts().convolutions();
    return parts.get(Math.clamp(model.convolution().get(), 0, parts.size() - 1));
  }

  private void chooseHand(int index) {
    chosenHand = index;
    changed.run();
  }

  private void chooseSource(int index) {
    own = index == 1;
    showSource();
    changed.run();
  }

  private void showSource() {
    byHand.setVisible(!own);
    network.setVisible(own);
  }

  private void chooseLayer(int index) {
    model.convolution().set(index);
    model.map().set(-1);
    changed.run();
  }

  private void chooseMap(int map) {
    if (!linking) {
      model.map().set(map);
    }
  }

  private void tell() {
    if (!linking) {
      changed.run();
    }
  }
}
