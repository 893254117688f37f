package org.digitstudio.lab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The peers, each a library in one of its settings. */
enum PeerKind {
  TENSORFLOW("tensorflow", "", Map.of()),
  TENSORFLOW_PLAIN("tensorflow", "", Map.of("TF_ENABLE_ONEDNN_OPTS", "0")),
  TENSORFLOW_XLA("tensorflow", "xla", Map.of("TF_XLA_FLAGS", "--tf_xla_cpu_global_jit")),
  PYTORCH("pytorch", "", Map.of()),
  PYTORCH_BF16("pytorch", "bf16", Map.of()),
  DL4J("dl4j", "", Map.of()),
  ONNXRUNTIME("onnxruntime", "", Map.of());

  private final String folder;
  private final String setting;
  private final Map<String, String> environment;

  PeerKind(String folder, String setting, Map<String, String> environment) {
    this.folder = folder;
    this.setting = setting;
    this.environment = environment;
  }

  /** Returns the name on the command line, such as {@code tensorflow-xla}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name of the folder of its Maven project. */
  String folder() {
    return folder;
  }

  /** Returns the setting that the program is told; empty for its usual one. */
  String setting() {
    return setting;
  }

  /** Returns variables of the environment that the library reads. */
  Map<String, String> environment() {
    return environment;
  }

  static Optional<PeerKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(PeerKind::id).toList();
  }
}
