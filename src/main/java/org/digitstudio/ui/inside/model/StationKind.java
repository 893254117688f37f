package org.digitstudio.ui.inside.model;

import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.NetworkParts;

/** The stations of the path, in order. */
public enum StationKind {
  IMAGE,
  CONVOLUTION,
  POOLING,
  NEURONS,
  SOFTMAX,
  WHY,
  COMPARE;

  public String title() {
    return switch (this) {
      case IMAGE -> Messages.text("inside.station.image");
      case CONVOLUTION -> Messages.text("inside.station.convolution");
      case POOLING -> Messages.text("inside.station.pooling");
      case NEURONS -> Messages.text("inside.station.neurons");
      case SOFTMAX -> Messages.text("inside.station.softmax");
      case WHY -> Messages.text("inside.station.why");
      case COMPARE -> Messages.text("inside.station.compare");
    };
  }

  /** The one idea of the stage. */
  public String lead() {
    return switch (this) {
      case IMAGE -> Messages.text("inside.lead.image");
      case CONVOLUTION -> Messages.text("inside.lead.convolution");
      case POOLING -> Messages.text("inside.lead.pooling");
      case NEURONS -> Messages.text("inside.lead.neurons");
      case SOFTMAX -> Messages.text("inside.lead.softmax");
      case WHY -> Messages.text("inside.lead.why");
      case COMPARE -> Messages.text("inside.lead.compare");
    };
  }

  /** The size of what leaves this station in the network looked at, such as 32x28x28. */
  public String size(Inspection now) {
    NetworkParts parts = now.parts();
    return switch (this) {
      case IMAGE -> "28\u00d728";
      case CONVOLUTION ->
          parts.convolutions().isEmpty()
              ? "\u2013"
              : shape(now, parts.convolutions().getFirst().last());
      case POOLING ->
          parts.pools().isEmpty() ? "\u2013" : shape(now, parts.pools().getFirst().layer());
      case NEURONS ->
          parts.hidden().isEmpty() ? "\u2013" : shape(now, parts.hidden().getFirst().layer());
      case SOFTMAX -> "10";
      case WHY -> Integer.toString(now.trace().prediction());
      case COMPARE -> "A | B";
    };
  }

  private static String shape(Inspection now, int layer) {
    return now.trace().outputShape(layer).toString().replace('x', '\u00d7');
  }
}
