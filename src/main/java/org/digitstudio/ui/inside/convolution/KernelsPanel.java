package org.digitstudio.ui.inside.convolution;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
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
import org.digitstudio.ui.inside.model.Selections;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.SegmentedControl;
import org.digitstudio.ui.inside.widgets.WhileShown;

/** The choice of a kernel: one made by hand, a custom or a learned one. */
final class KernelsPanel {
  private final InsideModel model;
  private final Runnable changed;
  private final ManualKernelGallery manual = new ManualKernelGallery(this::chooseManual);
  private final Label about = Panel.text("");
  private final KernelEditor editor;
  private final MapGallery gallery =
      new MapGallery(Messages.text("inside.conv.maps"), "inside.conv.mapnumber", 84);
  private final MapGallery channels =
      new MapGallery(Messages.text("inside.conv.channels"), "inside.conv.channelnumber", 56);
  private final Label channelsHint = Panel.text(Messages.text("inside.conv.channels"));
  private final BooleanProperty learned;
  private final VBox manualBox;
  private final VBox learnedBox;
  private final Label hint = Panel.text("");
  private final SegmentedControl source;
  private final SegmentedControl layers =
      new SegmentedControl(
          "conv-layers", Messages.text("inside.conv.layers"), List.of("1"), this::chooseLayer);
  private final Panel view;
  private int chosenManual;
  private boolean updating;

  /**
   * @param changed called when another kernel is selected
   */
  KernelsPanel(InsideModel model, PanelExport export, Runnable changed) {
    this.model = model;
    this.changed = changed;
    this.editor =
        new KernelEditor(
            ManualKernels.of(ManualKernels.Kind.DIAGONAL_UP), 46, 21, kernel -> changed.run());
    this.source =
        new SegmentedControl(
            "conv-source",
            Messages.text("inside.conv.source"),
            List.of(Messages.text("inside.conv.manual"), Messages.text("inside.conv.learned")),
            this::chooseSource);
    gallery.setId("conv-gallery");
    channels.setId("conv-channels");
    learnedBox = new VBox(gallery, channelsHint, channels);
    learnedBox.getStyleClass().add("inside-links");
    VBox.setVgrow(gallery, Priority.ALWAYS);
    VBox.setVgrow(channels, Priority.SOMETIMES);
    manualBox = new VBox(manual, about);
    manualBox.getStyleClass().add("inside-links");
    StackPane kernels = new StackPane(manualBox, learnedBox);
    kernels.setMinHeight(0);
    VBox.setVgrow(kernels, Priority.ALWAYS);
    view =
        new Panel(export, Messages.text("inside.conv.kernels"), hint, kernels)
            .tools(layers, source);
    view.setMinWidth(320);
    this.learned = model.selections().learnedKernels();
    gallery.chosen().addListener((property, before, now) -> chooseMap(now.intValue()));
    channels.chosen().addListener((property, before, now) -> notifyChanged());
    WhileShown.on(view, model.selections().map(), this::notifyChanged);
    WhileShown.on(view, learned, this::changeSource);
    showSource();
  }

  Panel view() {
    return view;
  }

  /** Returns the fields of the custom kernel while it is selected. */
  Optional<KernelEditor> editor() {
    return !learned.get() && chosenManual == ManualKernelGallery.CUSTOM
        ? Optional.of(editor)
        : Optional.empty();
  }

  /** Shows the hand-made kernels (0) or the learned ones (1), as a click does. */
  void source(int index) {
    source.choose(index);
  }

  /** Returns the selected kernel applied to the image; empty if the network has none. */
  Optional<KernelView> kernel(Inspection now) {
    if (!learned.get()) {
      return Optional.of(
          ManualKernelView.of(
              ManualKernelGallery.kernel(chosenManual, editor.kernel()), now.trace().pixels()));
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
    layers.setVisible(learned.get() && count > 1);
    layers.setManaged(learned.get() && count > 1);
    layers.options(
        IntStream.rangeClosed(1, Math.max(1, count)).mapToObj(Integer::toString).toList());
    layers.select(Math.min(model.selections().convolution().get(), count - 1));
    showSource();
    if (learned.get()) {
      showNetwork(now);
    } else {
      manual.show(now.trace().pixels(), editor.kernel());
      about.setText(ManualKernelGallery.about(chosenManual));
    }
    hint.setVisible(learned.get());
    hint.setManaged(learned.get());
    hint.setText(hintFor(now, count));
  }

  private String hintFor(Inspection now, int count) {
    return count == 0
        ? Messages.text("inside.conv.none")
        : Messages.text("inside.conv.learned.hint", now.displayShape(part(now).last()).channels());
  }

  private void showNetwork(Inspection now) {
    boolean any = !now.parts().convolutions().isEmpty();
    learnedBox.setVisible(any);
    if (!any) {
      return;
    }
    Part part = part(now);
    float[] responses = Ranking.responses(now.trace(), now.network().blank(), part.last());
    List<Integer> order = Ranking.descending(responses);
    Shape shape = now.displayShape(part.last());
    float[] values = now.trace().activations(part.last());
    int chosen =
        model.selections().map().get() < 0 ? order.getFirst() : model.selections().map().get();
    updating = true;
    gallery.chosen().set(Math.min(chosen, shape.channels() - 1));
    gallery.show(
        new MapGallery.Contents(
            shape.height(),
            shape.width(),
            values,
            Inspection.maxAbsolute(values),
            order,
            new float[0]));
    updating = false;
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
      updating = true;
      channels.show(
          MapGallery.Contents.inOrder(
              shown.height(), shown.width(), values, Inspection.maxAbsolute(values)));
      updating = false;
    }
  }

  private Part part(Inspection now) {
    List<Part> parts = now.parts().convolutions();
    return parts.get(Math.clamp(model.selections().convolution().get(), 0, parts.size() - 1));
  }

  private void chooseManual(int index) {
    chosenManual = index;
    changed.run();
  }

  private void chooseSource(int index) {
    learned.set(index == 1);
  }

  private void changeSource() {
    showSource();
    changed.run();
  }

  private void showSource() {
    source.select(learned.get() ? 1 : 0);
    manualBox.setVisible(!learned.get());
    learnedBox.setVisible(learned.get());
  }

  private void chooseLayer(int index) {
    model.selections().convolution().set(index);
    model.selections().map().set(Selections.STRONGEST);
    changed.run();
  }

  private void chooseMap(int map) {
    if (!updating) {
      model.selections().map().set(map);
    }
  }

  private void notifyChanged() {
    if (!updating) {
      changed.run();
    }
  }
}
