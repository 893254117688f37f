package org.digitstudio.domain.port;

import org.digitstudio.domain.network.Model;

/** Makes a model ready to read pictures. */
@FunctionalInterface
public interface ClassifierFactory {
  DigitClassifier open(Model model);
}
