package org.digitstudio.ui.inside.compare;

import java.io.IOException;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.ModelPicker;
import org.digitstudio.ui.inside.model.InspectedNetwork;

/**
 * The networks that can be compared.
 *
 * @param library the models offered
 * @param files asks for a model file
 */
public record CompareModels(ModelLibrary library, FileDialogs files, BackgroundRunner runner) {
  private static final long SEED = 1;

  /** A choice in the menu of models. */
  sealed interface Choice {
    /** The model in use. */
    record InUse() implements Choice {}

    /** The network of the model in use before its training. */
    record Untrained() implements Choice {}

    /** A model of the library or of a file. */
    record Loaded(ModelChoice model) implements Choice {}
  }

  /** Makes a menu whose first entry is {@code first}; the listener receives what is chosen. */
  ModelPicker picker(Choice first, Consumer<Choice> listener) {
    ModelPicker picker = new ModelPicker(library, runner, files);
    Choice second = first instanceof Choice.InUse ? new Choice.Untrained() : new Choice.InUse();
    picker.addSpecial(name(first), () -> listener.accept(first));
    picker.addSpecial(name(second), () -> listener.accept(second));
    picker.onChoose(model -> listener.accept(new Choice.Loaded(model)));
    return picker;
  }

  private static String name(Choice choice) {
    return choice instanceof Choice.InUse
        ? Messages.text("inside.compare.inuse")
        : Messages.text("inside.compare.untrained");
  }

  /**
   * Prepares a choice, in the background.
   *
   * @throws IOException if the model cannot be read
   */
  InspectedNetwork prepare(Choice choice, InspectedNetwork inUse) throws IOException {
    return switch (choice) {
      case Choice.InUse ignored -> inUse;
      case Choice.Untrained ignored ->
          InspectedNetwork.of(name(choice), inUse.classNames(), untrained(inUse.network().spec()));
      case Choice.Loaded(ModelChoice model) -> InspectedNetwork.of(library.load(model));
    };
  }

  private static ForwardPass untrained(NetworkSpec spec) {
    return new ForwardPass(spec, WeightInit.draw(spec, SEED));
  }
}
