package org.digitstudio.ui.inside.model;

import java.util.Arrays;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.insight.NetworkParts;

/**
 * One image with every value a network computes from it.
 *
 * @param network the network
 * @param trace the forward pass of the image
 */
public record Inspection(InspectedNetwork network, ForwardTrace trace) {
  public NetworkParts parts() {
    return network.parts();
  }

  /** Returns the name of a class: the digit, or a name such as "Sneaker". */
  public String className(int label) {
    return network.classNames().of(label);
  }

  /** Returns the name of the predicted class. */
  public String prediction() {
    return className(trace.prediction());
  }

  /**
   * Returns the shape in which feature maps are displayed: those of the article's code are one row
   * high and are shown upright, as a column.
   */
  public static Shape upright(Shape shape) {
    return shape.height() == 1 ? new Shape(shape.channels(), shape.width(), 1) : shape;
  }

  /** Returns the shape in which a layer's feature maps are displayed. */
  public Shape displayShape(int layer) {
    return upright(trace.outputShape(layer));
  }

  /** Returns the activations of one feature map of a layer. */
  public float[] map(int layer, int channel) {
    return channel(trace.activations(layer), trace.outputShape(layer), channel);
  }

  /** Copies one channel of values in [channel][row][column] order. */
  public static float[] channel(float[] values, Shape shape, int channel) {
    int mapSize = shape.height() * shape.width();
    return Arrays.copyOfRange(values, channel * mapSize, (channel + 1) * mapSize);
  }

  /** Returns the largest absolute value, so that a whole layer shares one colour scale. */
  public static float maxAbsolute(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
