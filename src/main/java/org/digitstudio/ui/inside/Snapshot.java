package org.digitstudio.ui.inside;

import org.digitstudio.domain.Calibration;
import org.digitstudio.domain.Model;
import org.digitstudio.domain.Shape;
import org.digitstudio.insight.Anatomy;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.Trace;

/**
 * One picture with all a network makes of it.
 *
 * @param loaded the network and what is known of it
 * @param trace of the picture
 */
record Snapshot(Loaded loaded, Trace trace) {

  /**
   * A network made ready.
   *
   * @param name what the user calls the model
   * @param temperature what the sums are divided by before softmax where the model is calibrated
   * @param anatomy the network's parts
   * @param blank what the network makes of the blank page
   */
  record Loaded(String name, float temperature, Anatomy anatomy, Trace blank) {
    static Loaded of(Model model) {
      float temperature = model.card().calibration().map(Calibration::temperature).orElse(1f);
      return of(model.card().name(), temperature, ForwardPass.of(model));
    }

    static Loaded of(String name, float temperature, ForwardPass network) {
      Trace blank = network.run(new float[org.digitstudio.domain.DigitImage.PIXELS]);
      return new Loaded(name, temperature, Anatomy.of(network.spec()), blank);
    }

    ForwardPass network() {
      return blank.network();
    }

    Snapshot run(float[] pixels) {
      return new Snapshot(this, network().run(pixels));
    }
  }

  Anatomy anatomy() {
    return loaded.anatomy();
  }

  /** How a layer's maps stand on the screen: the article's code has them one row high, on end. */
  static Shape upright(Shape shape) {
    return shape.height() == 1 ? new Shape(shape.channels(), shape.width(), 1) : shape;
  }

  /** A layer's maps as they stand on the screen. */
  Shape mapsOf(int layer) {
    return upright(trace.shapeOf(layer));
  }

  float[] map(int layer, int channel) {
    return channel(trace.values(layer), trace.shapeOf(layer), channel);
  }

  static float[] channel(float[] values, Shape shape, int channel) {
    int places = shape.height() * shape.width();
    return java.util.Arrays.copyOfRange(values, channel * places, (channel + 1) * places);
  }

  /** The largest distance from 0, so that one scale serves a whole layer. */
  static float largest(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }
}
