package org.digitstudio.ui.inside;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.digitstudio.domain.Activation;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.insight.Anatomy.Part;
import org.digitstudio.insight.NeuronImages;
import org.digitstudio.insight.Window;
import org.digitstudio.ui.common.Messages;

/** One neuron large: what it looks for, what of it this digit matched, and its sum. */
final class NeuronDetail {
  private static final int SIDE = DigitImage.SIDE;

  private final PixelMap looks = new PixelMap(Messages.text("inside.neuron.looks"));
  private final PixelMap matched = new PixelMap(Messages.text("inside.neuron.matched"));
  private final Equation sum =
      new Equation()
          .term("neuron-products", "")
          .sign("+")
          .term("neuron-bias", Messages.text("inside.conv.bias"))
          .sign("=")
          .term("neuron-sum", Messages.text("inside.conv.sum"))
          .sign("\u2192")
          .term("neuron-value", "");
  private final Equation shares =
      new Equation()
          .term("neuron-ink", Messages.text("inside.neuron.ink"))
          .sign("+")
          .term("neuron-rest", Messages.text("inside.neuron.rest"))
          .sign("=")
          .term("neuron-again", Messages.text("inside.conv.sum"));
  private final Label words = Panel.text("");
  private final Panel view;

  NeuronDetail(PanelExport export) {
    looks.setId("neuron-looks");
    matched.setId("neuron-matched");
    HBox pictures =
        new HBox(
            Panel.captioned(looks, Panel.caption(Messages.text("inside.neuron.looks"))),
            Panel.captioned(matched, Panel.caption(Messages.text("inside.neuron.matched"))));
    pictures.getStyleClass().add("inside-row");
    view =
        new Panel(export, Messages.text("inside.neurons.number", 1), pictures, sum, shares, words);
    view.setMinWidth(344);
    view.setPrefWidth(344);
  }

  Panel view() {
    return view;
  }

  void show(Snapshot now, Part part, int unit) {
    int layer = part.layer();
    float[] wanted = NeuronImages.lookedFor(now.loaded().blank(), layer, unit);
    float[] found = NeuronImages.matched(now.trace(), layer, unit);
    looks.zoom(5).show(SIDE, SIDE, wanted, Tint.SIGNED, Snapshot.largest(wanted));
    matched.zoom(5).showOver(now.trace().pixels(), SIDE, found, Snapshot.largest(found));
    view.title(Messages.text("inside.neurons.number", Numbers.count(unit + 1)));
    float total = now.trace().sums(layer)[unit];
    float bias = now.trace().network().bias(layer, unit);
    Activation activation = Window.activationOf(now.trace().spec(), layer);
    sum.name(
        "neuron-products",
        Messages.text(
            "inside.neuron.products", Numbers.count(now.trace().shapeInto(layer).size())));
    sum.set("neuron-products", total - bias);
    sum.set("neuron-bias", bias);
    sum.set("neuron-sum", total);
    sum.name("neuron-value", LayerNames.of(activation));
    sum.set("neuron-value", now.trace().values(part.finished())[unit]);
    float rest = NeuronImages.fromBiases(now.trace(), layer, unit, found);
    shares.set("neuron-ink", total - rest);
    shares.set("neuron-rest", rest);
    shares.set("neuron-again", total);
    boolean fires = now.trace().values(part.finished())[unit] > 0;
    words.setText(Messages.text(fires ? "inside.neuron.fires" : "inside.neuron.silent"));
  }
}
