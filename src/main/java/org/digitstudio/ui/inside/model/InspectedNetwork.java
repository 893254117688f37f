package org.digitstudio.ui.inside.model;

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
public record InspectedNetwork(String name, NetworkParts parts, ForwardTrace blank) {
  /** Prepares a model, calibrated where it carries a calibration. */
  public static InspectedNetwork of(Model model) {
    return of(model.card().name(), ForwardPass.of(model));
  }

  /** Prepares a network under a name. */
  public static InspectedNetwork of(String name, ForwardPass network) {
    ForwardTrace blank = network.run(new float[DigitImage.PIXELS]);
    return new InspectedNetwork(name, NetworkParts.of(network.spec()), blank);
  }

  public ForwardPass network() {
    return blank.network();
  }

  /** Runs the forward pass on 784 pixels in 0..1. */
  public Inspection run(float[] pixels) {
    return new Inspection(this, network().run(pixels));
  }
}
