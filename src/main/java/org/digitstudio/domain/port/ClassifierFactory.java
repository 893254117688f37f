package org.digitstudio.domain.port;

import org.digitstudio.domain.network.Model;

/** Makes a model ready for inference. */
@FunctionalInterface
public interface ClassifierFactory {
  DigitClassifier open(Model model);
}
