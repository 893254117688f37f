package org.digitstudio.engine.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Shape;

/**
 * Keras's arrays, put into the order of {@link org.digitstudio.domain.network.Model} layer by
 * layer.
 */
final class KerasWeights {
  private static final int DEEPEST = 6;

  private final Hdf5File file;
  private final Map<String, Integer> layers;
  private final List<float[]> done = new ArrayList<>();
  private int count;

  private KerasWeights(Hdf5File file, Map<String, Integer> layers) {
    this.file = file;
    this.layers = layers;
  }

  static KerasWeights open(Hdf5File file) throws IOException {
    Integer group = file.children(file.root()).get("model_weights");
    if (group == null) {
      throw new IOException("it holds no weights; save the whole model in Keras");
    }
    return new KerasWeights(file, file.children(group));
  }

  /** Everything so far, one layer after the other. */
  float[] all() {
    float[] all = new float[count];
    int at = 0;
    for (float[] part : done) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private void keep(float[] values) throws IOException {
    if (count + values.length > StoredNetwork.MOST_PARAMETERS) {
      throw new IOException(
          "its network has more than %,d weights".formatted(StoredNetwork.MOST_PARAMETERS));
    }
    count += values.length;
    done.add(values);
  }

  /** Keras: [row][column][channel][map]. */
  void convolution(KerasLayer layer, Convolution convolution, int channels) throws IOException {
    int rows = convolution.kernelHeight();
    int columns = convolution.kernelWidth();
    int maps = convolution.filters();
    float[] theirs = array(layer, "kernel", List.of(rows, columns, channels, maps));
    float[] ours = new float[theirs.length];
    for (int place = 0; place < rows * columns; place++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int map = 0; map < maps; map++) {
          ours[(map * channels + channel) * rows * columns + place] =
              theirs[(place * channels + channel) * maps + map];
        }
      }
    }
    keep(bias(layer, maps));
    keep(ours);
  }

  /** Keras: [input][unit], the inputs of a picture with the channel fastest. */
  void dense(KerasLayer layer, int units, Shape input) throws IOException {
    int places = input.height() * input.width();
    float[] theirs = array(layer, "kernel", List.of(input.size(), units));
    float[] ours = new float[theirs.length];
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int place = 0; place < places; place++) {
        int from = place * input.channels() + channel;
        int to = channel * places + place;
        for (int unit = 0; unit < units; unit++) {
          ours[unit * input.size() + to] = theirs[from * units + unit];
        }
      }
    }
    keep(ours);
    keep(bias(layer, units));
  }

  void normalization(KerasLayer layer, int channels) throws IOException {
    List<Integer> shape = List.of(channels);
    keep(layer.flag("scale", true) ? array(layer, "gamma", shape) : filled(channels, 1));
    keep(layer.flag("center", true) ? array(layer, "beta", shape) : filled(channels, 0));
    keep(array(layer, "moving_mean", shape));
    keep(array(layer, "moving_variance", shape));
  }

  private float[] bias(KerasLayer layer, int count) throws IOException {
    return layer.flag("use_bias", true) ? array(layer, "bias", List.of(count)) : filled(count, 0);
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }

  private float[] array(KerasLayer layer, String name, List<Integer> shape) throws IOException {
    Integer group = layers.get(layer.name());
    List<Integer> found = new ArrayList<>();
    if (group != null) {
      find(group, name, found, DEEPEST);
    }
    if (found.size() != 1) {
      throw layer.problem("has %d arrays \"%s\", not one".formatted(found.size(), name));
    }
    Hdf5File.Values values = file.values(found.getFirst(), StoredNetwork.MOST_PARAMETERS);
    if (!values.shape().equals(shape)) {
      throw layer.problem(
          "has a \"%s\" of the shape %s, not %s".formatted(name, values.shape(), shape));
    }
    return values.values();
  }

  /** Keras 2 says {@code kernel:0} and Keras 3 {@code kernel}, in groups named after layers. */
  private void find(int group, String name, List<Integer> found, int deepest) throws IOException {
    for (Map.Entry<String, Integer> child : file.children(group).entrySet()) {
      String leaf = child.getKey();
      if (leaf.equals(name) || leaf.equals(name + ":0")) {
        found.add(child.getValue());
      } else if (deepest > 0) {
        find(child.getValue(), name, found, deepest - 1);
      }
    }
  }
}
