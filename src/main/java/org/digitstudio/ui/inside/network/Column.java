package org.digitstudio.ui.inside.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.ui.inside.model.InspectedNetwork;
import org.digitstudio.ui.inside.model.Inspection;

/**
 * One column of the overview: the image, or one part of the network.
 *
 * @param part empty for the image
 * @param rows height of one unit's feature map in cells; 1 for a neuron
 * @param columns width of one unit's feature map in cells; 1 for a neuron
 * @param units number of feature maps or neurons
 */
record Column(Kind kind, Optional<Part> part, int rows, int columns, int units) {
  /** The kinds of columns. */
  enum Kind {
    IMAGE,
    CONVOLUTION,
    POOLING,
    NEURONS,
    OUTPUT
  }

  /** Lists the columns of a network from the image to the output. */
  static List<Column> of(InspectedNetwork network) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(Kind.IMAGE, Optional.empty(), DigitImage.SIDE, DigitImage.SIDE, 1));
    for (Part part : network.parts().inOrder()) {
      columns.add(of(network, part));
    }
    return columns;
  }

  private static Column of(InspectedNetwork network, Part part) {
    Shape shape = Inspection.upright(network.blank().outputShape(part.last()));
    Kind kind =
        switch (network.blank().layer(part.layer())) {
          case LayerSpec.Convolution convolution -> Kind.CONVOLUTION;
          case LayerSpec.Pool pool -> Kind.POOLING;
          case LayerSpec.Output output -> Kind.OUTPUT;
          default -> Kind.NEURONS;
        };
    int units = kind == Kind.OUTPUT ? Prediction.CLASSES : shape.channels();
    return new Column(kind, Optional.of(part), shape.height(), shape.width(), units);
  }

  boolean hasMaps() {
    return kind == Kind.CONVOLUTION || kind == Kind.POOLING;
  }

  int cells() {
    return rows * columns;
  }

  /** Returns all activations of the column, [unit][row][column]; probabilities for the output. */
  float[] values(Inspection now) {
    return part.map(p -> now.trace().activations(p.last())).orElseGet(() -> now.trace().pixels());
  }
}
