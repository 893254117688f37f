package org.digitstudio.ui.inside.model;

import java.util.List;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts;
import org.digitstudio.insight.NetworkParts.Part;

/** The stations in order: first the whole network, then its parts, then questions about it. */
public enum StationKind {
  NETWORK,
  IMAGE,
  CONVOLUTION,
  POOLING,
  NEURONS,
  SOFTMAX,
  WHY,
  WHATIF,
  COMPARE;

  private static final String NONE = "\u2013";

  /** Returns a stable identifier, as tours write it. */
  public String id() {
    return switch (this) {
      case NETWORK -> "network";
      case IMAGE -> "image";
      case CONVOLUTION -> "convolution";
      case POOLING -> "pooling";
      case NEURONS -> "neurons";
      case SOFTMAX -> "softmax";
      case WHY -> "why";
      case WHATIF -> "whatif";
      case COMPARE -> "compare";
    };
  }

  public String title() {
    return switch (this) {
      case NETWORK -> Messages.text("inside.station.network");
      case IMAGE -> Messages.text("inside.station.image");
      case CONVOLUTION -> Messages.text("inside.station.convolution");
      case POOLING -> Messages.text("inside.station.pooling");
      case NEURONS -> Messages.text("inside.station.neurons");
      case SOFTMAX -> Messages.text("inside.station.softmax");
      case WHY -> Messages.text("inside.station.why");
      case WHATIF -> Messages.text("inside.station.whatif");
      case COMPARE -> Messages.text("inside.station.compare");
    };
  }

  /** Returns one or two sentences that explain the station. */
  public String lead() {
    return switch (this) {
      case NETWORK -> Messages.text("inside.lead.network");
      case IMAGE -> Messages.text("inside.lead.image");
      case CONVOLUTION -> Messages.text("inside.lead.convolution");
      case POOLING -> Messages.text("inside.lead.pooling");
      case NEURONS -> Messages.text("inside.lead.neurons");
      case SOFTMAX -> Messages.text("inside.lead.softmax");
      case WHY -> Messages.text("inside.lead.why");
      case WHATIF -> Messages.text("inside.lead.whatif");
      case COMPARE -> Messages.text("inside.lead.compare");
    };
  }

  /** Returns the output shape of the station's first layer, such as 32×28×28, or a short note. */
  public String detail(Inspection now) {
    NetworkParts parts = now.parts();
    return switch (this) {
      case NETWORK -> Messages.text("inside.station.layers", now.trace().spec().layers().size());
      case IMAGE -> "28\u00d728";
      case CONVOLUTION -> shape(now, parts.convolutions());
      case POOLING -> shape(now, parts.pools());
      case NEURONS -> shape(now, parts.hidden());
      case SOFTMAX -> "10";
      case WHY -> now.prediction();
      case WHATIF -> "\u00b1";
      case COMPARE -> "A | B";
    };
  }

  private static String shape(Inspection now, List<Part> parts) {
    if (parts.isEmpty()) {
      return NONE;
    }
    Shape shape = now.trace().outputShape(parts.getFirst().last());
    return shape.toString().replace('x', '\u00d7');
  }
}
