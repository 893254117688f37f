package org.digitstudio.ui.inside.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.ui.inside.model.InspectedNetwork;

/** The networks one can set beside the one in use. */
public final class ModelChoices {
  static final int IN_USE = 0;
  static final int UNTRAINED = 1;
  static final int AS_DESCRIBED = 2;
  static final int ACCURATE = 3;
  static final int FILE = 4;

  private static final long SEED = 1;

  private final ModelStore store;

  public ModelChoices(ModelStore store) {
    this.store = store;
  }

  static List<String> names() {
    return List.of(
        Messages.text("inside.compare.inuse"),
        Messages.text("inside.compare.untrained"),
        Messages.text("inside.compare.described"),
        Messages.text("inside.compare.accurate"),
        Messages.text("inside.compare.file"));
  }

  /**
   * Makes a choice ready, off the JavaFX thread.
   *
   * @throws IOException with a sentence for the user if the model cannot be read
   */
  InspectedNetwork load(int choice, InspectedNetwork inUse) throws IOException {
    return switch (choice) {
      case UNTRAINED ->
          InspectedNetwork.of(names().get(UNTRAINED), untrained(inUse.network().spec()));
      case AS_DESCRIBED -> InspectedNetwork.of(store.bundled(Recipes.AS_DESCRIBED));
      case ACCURATE -> InspectedNetwork.of(store.bundled(Recipes.ACCURATE));
      default -> inUse;
    };
  }

  InspectedNetwork load(Path file) throws IOException {
    return InspectedNetwork.of(store.load(file));
  }

  /** A network as it is before its first lesson, to set beside a trained one. */
  private static ForwardPass untrained(NetworkSpec spec) {
    return new ForwardPass(spec, WeightInit.draw(spec, SEED));
  }
}
