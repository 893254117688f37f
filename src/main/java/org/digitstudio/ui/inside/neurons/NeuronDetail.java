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

/** One neuron: its pattern, the contributions of this image, and its pre-activation. */
final class NeuronDetail {
  private static final int SIDE = DigitImage.SIDE;

  private final PixelMap pattern = new PixelMap(Messages.text("inside.neuron.pattern"));
  private final PixelMap contributions = new PixelMap(Messages.text("inside.neuron.contributions"));
  private final Equation sum =
      new Equation()
          .term("neuron-products", "")
          .sign("+")
          .term("neuron-bias", Messages.text("inside.conv.bias"))
          .sign("=")
          .term("neuron-sum", Messages.text("inside.conv.sum"))
          .sign("\u2192")
          .term("neuron-value", "");
  private final Equation sources =
      new Equation()
          .term("neuron-ink", Messages.text("inside.neuron.ink"))
          .sign("+")
          .term("neuron-rest", Messages.text("inside.neuron.rest"))
          .sign("=")
          .term("neuron-again", Messages.text("inside.conv.sum"));
  private final Label words = Panel.text("");
  private final Panel view;

  NeuronDetail(PanelExport export) {
    pattern.setId("neuron-pattern");
    contributions.setId("neuron-contributions");
    HBox images =
        new HBox(
            Panel.captioned(pattern, Panel.caption(Messages.text("inside.neuron.pattern"))),
            Panel.captioned(
                contributions, Panel.caption(Messages.text("inside.neuron.contributions"))));
    images.getStyleClass().add("inside-row");
    view =
        new Panel(export, Messages.text("inside.neurons.number", 1), images, sum, sources, words);
    view.setMinWidth(344);
    view.setPrefWidth(400);
  }

  Panel view() {
    return view;
  }

  /** Sets the side of a cell of both images. */
  void zoom(int zoom) {
    pattern.zoom(zoom);
    contributions.zoom(zoom);
  }

  /**
   * A neuron to explain.
   *
   * @param pattern of the neuron, 784 values with a largest absolute value of 1
   */
  record Question(Inspection now, Part part, int unit, float[] pattern) {
    private int layer() {
      return part.layer();
    }

    /** Attributes the pre-activation to the pixels: a few milliseconds, in the background. */
    Answer answer() {
      float[] contributions = NeuronImages.contributions(now.trace(), layer(), unit);
      float rest = NeuronImages.biasContribution(now.trace(), layer(), unit, contributions);
      return new Answer(this, contributions, rest);
    }
  }

  /**
   * The attribution of a neuron's pre-activation.
   *
   * @param contributions of the 784 pixels
   * @param rest the part that comes from biases
   */
  record Answer(Question question, float[] contributions, float rest) {}

  void show(Answer answer) {
    ForwardTrace trace = answer.question.now.trace();
    int layer = answer.question.layer();
    int unit = answer.question.unit;
    pattern.show(SIDE, SIDE, answer.question.pattern, Tint.SIGNED, 1);
    contributions.showOver(
        trace.pixels(), SIDE, answer.contributions, Inspection.maxAbsolute(answer.contributions));
    view.title(Messages.text("inside.neurons.number", Numbers.count(unit + 1)));
    float total = trace.preActivations(layer)[unit];
    float bias = trace.network().bias(layer, unit);
    float value = trace.activations(answer.question.part.last())[unit];
    sum.name(
        "neuron-products",
        Messages.text("inside.conv.products.count", Numbers.count(trace.inputShape(layer).size())));
    sum.set("neuron-products", total - bias);
    sum.set("neuron-bias", bias);
    sum.set("neuron-sum", total);
    sum.name("neuron-value", LayerNames.of(Patch.activationOf(trace.spec(), layer)));
    sum.set("neuron-value", value);
    sources.set("neuron-ink", total - answer.rest);
    sources.set("neuron-rest", answer.rest);
    sources.set("neuron-again", total);
    words.setText(Messages.text(value > 0 ? "inside.neuron.fires" : "inside.neuron.silent"));
  }
}
