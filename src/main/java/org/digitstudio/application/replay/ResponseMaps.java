package org.digitstudio.application.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.NetworkParts;
import org.digitstudio.insight.NetworkParts.Part;

/**
 * The feature maps of a network's first convolution for one image.
 *
 * @param values [map][row][column], after the activation
 */
public record ResponseMaps(int count, int height, int width, float[] values) {
  public ResponseMaps {
    if (values.length != count * height * width) {
      throw new IllegalArgumentException("The values do not fill the maps");
    }
    values = values.clone();
  }

  /** Returns the maps for an image; empty if the network has no convolution. */
  public static Optional<ResponseMaps> of(Model model, DigitImage image) {
    List<Part> convolutions = NetworkParts.of(model.spec()).convolutions();
    if (convolutions.isEmpty()) {
      return Optional.empty();
    }
    int layer = convolutions.getFirst().last();
    Shape shape = model.spec().inputShape(layer + 1);
    float[] values = ForwardPass.of(model).run(image).activations(layer);
    return Optional.of(new ResponseMaps(shape.channels(), shape.height(), shape.width(), values));
  }

  @Override
  public float[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResponseMaps that
        && count == that.count
        && height == that.height
        && width == that.width
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
