package org.digitstudio.ui.inside.model;

import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.NetworkParts;

/** The stations of the path, in order. */
public enum StationKind {
  PICTURE,
  CONVOLUTION,
  POOLING,
  NEURONS,
  SOFTMAX,
  WHY,
  COMPARE;

  public String title() {
    return switch (this) {
      case PICTURE -> Messages.text("inside.stage.picture");
      case CONVOLUTION -> Messages.text("inside.stage.convolution");
      case POOLING -> Messages.text("inside.stage.pooling");
      case NEURONS -> Messages.text("inside.stage.neurons");
      case SOFTMAX -> Messages.text("inside.stage.softmax");
      case WHY -> Messages.text("inside.stage.why");
      case COMPARE -> Messages.text("inside.stage.compare");
    };
  }

  /** The one idea of the stage. */
  public String lead() {
    return switch (this) {
      case PICTURE -> Messages.text("inside.lead.picture");
      case CONVOLUTION -> Messages.text("inside.lead.convolution");
      case POOLING -> Messages.text("inside.lead.pooling");
      case NEURONS -> Messages.text("inside.lead.neurons");
      case SOFTMAX -> Messages.text("inside.lead.softmax");
      case WHY -> Messages.text("inside.lead.why");
      case COMPARE -> Messages.text("inside.lead.compare");
    };
  }

  /** The size of what leaves this station in the network looked at, such as 32x28x28. */
  public String size(Snapshot now) {
    NetworkParts anatomy = now.anatomy();
    return switch (this) {
      case PICTURE -> "28\u00d728";
      case CONVOLUTION ->
          anatomy.convolutions().isEmpty()
              ? "\u2013"
              : shape(now, anatomy.convolutions().getFirst().last());
      case POOLING ->
          anatomy.pools().isEmpty() ? "\u2013" : shape(now, anatomy.pools().getFirst().layer());
      case NEURONS ->
          anatomy.hidden().isEmpty() ? "\u2013" : shape(now, anatomy.hidden().getFirst().layer());
      case SOFTMAX -> "10";
      case WHY -> Integer.toString(now.trace().prediction());
      case COMPARE -> "A | B";
    };
  }

  private static String shape(Snapshot now, int layer) {
    return now.trace().outputShape(layer).toString().replace('x', '\u00d7');
  }
}
