package org.digitstudio.ui.inside.widgets;

import java.util.List;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;

/** Names of layers and activation functions. */
public final class LayerNames {
  private LayerNames() {}

  /** Returns the name of a layer, numbered where the network has several of its kind. */
  public static String of(NetworkSpec spec, int layer) {
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
    return Messages.text("inside.layer.numbered", name, before + 1);
  }

  public static String of(Activation activation) {
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
