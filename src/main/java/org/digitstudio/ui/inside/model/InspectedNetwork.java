package org.digitstudio.ui.inside.model;

import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Model;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.insight.NetworkParts;

/**
 * A network prepared for inspection.
 *
 * @param name the model's name as shown to the user
 * @param parts the network's layers, grouped
 * @param blank the trace of the blank image, the baseline of responses
 */
public record InspectedNetwork(
    String name, ClassNames classNames, NetworkParts parts, ForwardTrace blank) {
  /** Prepares a model, calibrated where it carries a calibration. */
  public static InspectedNetwork of(Model model) {
    return of(model.card().name(), model.card().classNames(), ForwardPass.of(model));
  }

  /** Prepares a network under a name. */
  public static InspectedNetwork of(String name, ClassNames classNames, ForwardPass network) {
    ForwardTrace blank = network.run(new float[DigitImage.PIXELS]);
    return new InspectedNetwork(name, classNames, NetworkParts.of(network.spec()), blank);
  }

  public ForwardPass network() {
    return blank.network();
  }

  /** Runs the forward pass on 784 pixels in 0..1. */
  public Inspection run(float[] pixels) {
    return new Inspection(this, network().run(pixels));
  }
}
