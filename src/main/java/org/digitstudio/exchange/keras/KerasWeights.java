package org.digitstudio.exchange.keras;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.network.NetworkBuilder;
import org.digitstudio.exchange.hdf5.Hdf5File;
import org.digitstudio.exchange.network.LayerFailure;

/** The arrays of a model's layers, wherever the file keeps them. */
abstract class KerasWeights {
  private final Hdf5File file;

  KerasWeights(Hdf5File file) {
    this.file = file;
  }

  final Hdf5File file() {
    return file;
  }

  /**
   * Returns the address of one of a layer's arrays.
   *
   * @param role what Keras calls it, such as {@code kernel}
   * @param present the roles of all of the layer's arrays, in Keras's order
   */
  abstract int find(KerasLayer layer, String role, List<String> present) throws IOException;

  /** Returns one of a layer's arrays, which must have the shape given. */
  final float[] array(KerasLayer layer, String role, List<String> present, Integer... shape)
      throws IOException {
    Hdf5File.Values values = file.values(find(layer, role, present), NetworkBuilder.MAX_PARAMETERS);
    if (!values.shape().equals(Arrays.asList(shape))) {
      throw LayerFailure.arrayShape(role, values.shape(), Arrays.asList(shape));
    }
    return values.values();
  }

  /** Returns one of a layer's arrays, or as many times {@code otherwise} if it has none. */
  final float[] arrayOr(
      float otherwise, KerasLayer layer, String role, List<String> present, int count)
      throws IOException {
    if (present.contains(role)) {
      return array(layer, role, present, count);
    }
    float[] values = new float[count];
    Arrays.fill(values, otherwise);
    return values;
  }
}
