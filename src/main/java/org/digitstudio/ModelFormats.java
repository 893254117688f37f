package org.digitstudio;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.engine.format.Dl4jFormat;
import org.digitstudio.exchange.ModelFiles;
import org.digitstudio.exchange.keras.KerasFormat;
import org.digitstudio.exchange.onnx.OnnxFormat;
import org.digitstudio.exchange.safetensors.SafetensorsFormat;
import org.digitstudio.storage.AtomicFile;

/** The model formats that the program opens and saves. */
final class ModelFormats {
  private ModelFormats() {}

  static ModelStore store() {
    return new ModelFiles(
        AtomicFile.WRITER,
        List.of(
            new Dl4jFormat(),
            new KerasFormat(recipes()),
            new OnnxFormat(),
            new SafetensorsFormat(recipes())));
  }

  /** The networks that a file of weights alone may belong to, by recipe. */
  private static Map<String, NetworkSpec> recipes() {
    Map<String, NetworkSpec> networks = new TreeMap<>();
    for (String recipe : Recipes.ALL) {
      networks.put(recipe, Recipes.plan(recipe, 1, 1).network());
    }
    return networks;
  }
}
