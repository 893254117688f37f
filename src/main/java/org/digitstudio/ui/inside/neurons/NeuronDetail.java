package org.digitstudio.ui.inside.neurons;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.NeuronImages;
import org.digitstudio.insight.Patch;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.LayerNames;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;

/** One neuron large: what it looks for, what of it this digit matched, and its sum. */
final class NeuronDetail {
  private static final int SIDE = DigitImage.SIDE;

  private final PixelMap looks = new PixelMap(Messages.text("inside.neuron.pattern"));
  private final PixelMap matched = new PixelMap(Messages.text("inside.neuron.contributions"));
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
            Panel.captioned(looks, Panel.caption(Messages.text("inside.neuron.pattern"))),
            Panel.captioned(matched, Panel.caption(Messages.text("inside.neuron.contributions"))));
    pictures.getStyleClass().add("inside-row");
    view =
        new Panel(export, Messages.text("inside.neurons.number", 1), pictures, sum, shares, words);
    view.setMinWidth(344);
    view.setPrefWidth(400);
  }

  Panel view() {
    return view;
  }

  /** The size of a cell. */
  void zoom(int zoom) {
    looks.zoom(zoom);
    matched.zoom(zoom);
  }

  /**
   * One neuron and one picture.
   *
   * @param looksFor the neuron's own picture, 784 values whose largest distance from 0 is 1
   */
  record Question(Inspection now, Part part, int unit, float[] looksFor) {
    private int layer() {
      return part.layer();
    }

    /** Leads the neuron's sum back to the pixels: a few milliseconds, off the JavaFX thread. */
    Answer answer() {
      float[] matched = NeuronImages.contributions(now.trace(), layer(), unit);
      float rest = NeuronImages.biasContribution(now.trace(), layer(), unit, matched);
      return new Answer(this, matched, rest);
    }
  }

  /**
   * @param matched what each of the 784 pixels put into the neuron's sum
   * @param rest what no pixel put in
   */
  record Answer(Question question, float[] matched, float rest) {}

  void show(Answer answer) {
    ForwardTrace trace = answer.question.now.trace();
    int layer = answer.question.layer();
    int unit = answer.question.unit;
    looks.show(SIDE, SIDE, answer.question.looksFor, Tint.SIGNED, 1);
    matched.showOver(trace.pixels(), SIDE, answer.matched, Inspection.maxAbsolute(answer.matched));
    view.title(Messages.text("inside.neurons.number", Numbers.count(unit + 1)));
    float total = trace.preActivations(layer)[unit];
    float bias = trace.network().bias(layer, unit);
    float value = trace.activations(answer.question.part.last())[unit];
    sum.name(
        "neuron-products",
        Messages.text("inside.neuron.products", Numbers.count(trace.inputShape(layer).size())));
    sum.set("neuron-products", total - bias);
    sum.set("neuron-bias", bias);
    sum.set("neuron-sum", total);
    sum.name("neuron-value", LayerNames.of(Patch.activationOf(trace.spec(), layer)));
    sum.set("neuron-value", value);
    shares.set("neuron-ink", total - answer.rest);
    shares.set("neuron-rest", answer.rest);
    shares.set("neuron-again", total);
    words.setText(Messages.text(value > 0 ? "inside.neuron.fires" : "inside.neuron.silent"));
  }
}
