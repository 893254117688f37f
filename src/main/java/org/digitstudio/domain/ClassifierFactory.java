package org.digitstudio.domain;

/** Makes a model ready to read pictures. */
@FunctionalInterface
public interface ClassifierFactory {
  DigitClassifier open(Model model);
}
