package org.digitstudio.engine.format;

import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.engine.dl4j.Dl4jNetworks;

/** Writes {@code configuration.json} by Deeplearning4j itself: one stock layer a layer. */
final class ConfigurationWriter {
  private ConfigurationWriter() {}

  static String json(NetworkSpec spec) {
    return Dl4jNetworks.configuration(spec).toJson();
  }
}
