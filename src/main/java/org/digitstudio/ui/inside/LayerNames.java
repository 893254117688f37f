package org.digitstudio.ui.inside;

import java.util.List;
import org.digitstudio.domain.Activation;
import org.digitstudio.domain.LayerSpec;
import org.digitstudio.domain.LayerSpec.Convolution;
import org.digitstudio.domain.LayerSpec.Dense;
import org.digitstudio.domain.LayerSpec.Pool;
import org.digitstudio.domain.NetworkSpec;
import org.digitstudio.ui.common.Messages;

/** What layers and activations are called. */
final class LayerNames {
  private LayerNames() {}

  /** "Convolution", or "Convolution 2" where the network has several. */
  static String of(NetworkSpec spec, int layer) {
    LayerSpec named = spec.layers().get(layer);
    String name =
        switch (named) {
          case Convolution c -> Messages.text("inside.layer.convolution");
          case Pool p -> Messages.text("inside.layer.pooling");
          case Dense d -> Messages.text("inside.layer.neurons");
          default -> Messages.text("inside.layer.output");
        };
    List<LayerSpec> same =
        spec.layers().stream().filter(other -> other.getClass() == named.getClass()).toList();
    if (same.size() == 1) {
      return name;
    }
    long before =
        spec.layers().subList(0, layer).stream()
            .filter(other -> other.getClass() == named.getClass())
            .count();
    return name + " " + (before + 1);
  }

  static String of(Activation activation) {
    return switch (activation) {
      case IDENTITY -> Messages.text("inside.activation.none");
      case RELU -> "ReLU";
      case LEAKY_RELU -> "Leaky ReLU";
      case ELU -> "ELU";
      case TANH -> "tanh";
      case SIGMOID -> "sigmoid";
    };
  }
}
