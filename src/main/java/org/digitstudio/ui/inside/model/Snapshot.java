package org.digitstudio.ui.inside.model;

import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.insight.NetworkParts;

/**
 * One picture with all a network makes of it.
 *
 * @param loaded the network and what is known of it
 * @param trace of the picture
 */
public record Snapshot(Loaded loaded, ForwardTrace trace) {

  /**
   * A network made ready.
   *
   * @param name what the user calls the model
   * @param temperature what the sums are divided by before softmax where the model is calibrated
   * @param anatomy the network's parts
   * @param blank what the network makes of the blank page
   */
  public record Loaded(String name, float temperature, NetworkParts anatomy, ForwardTrace blank) {
    public static Loaded of(Model model) {
      float temperature = model.card().calibration().map(Calibration::temperature).orElse(1f);
      return of(model.card().name(), temperature, ForwardPass.of(model));
    }

    public static Loaded of(String name, float temperature, ForwardPass network) {
      ForwardTrace blank = network.run(new float[org.digitstudio.domain.digit.DigitImage.PIXELS]);
      return new Loaded(name, temperature, NetworkParts.of(network.spec()), blank);
    }

    public ForwardPass network() {
      return blank.network();
    }

    public Snapshot run(float[] pixels) {
      return new Snapshot(this, network().run(pixels));
    }
  }

  public NetworkParts anatomy() {
    return loaded.anatomy();
  }

  /** How a layer's maps stand on the screen: the article's code has them one row high, on end. */
  public static Shape upright(Shape shape) {
    return shape.height() == 1 ? new Shape(shape.channels(), shape.width(), 1) : shape;
  }

  /** A layer's maps as they stand on the screen. */
  public Shape mapsOf(int layer) {
    return upright(trace.outputShape(layer));
  }

  public float[] map(int layer, int channel) {
    return channel(trace.activations(layer), trace.outputShape(layer), channel);
  }

  public static float[] channel(float[] values, Shape shape, int channel) {
    int places = shape.height() * shape.width();
    return java.util.Arrays.copyOfRange(values, channel * places, (channel + 1) * places);
  }

  /** The largest distance from 0, so that one scale serves a whole layer. */
  public static float largest(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }
}
