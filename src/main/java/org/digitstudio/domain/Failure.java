package org.digitstudio.domain;

import java.util.List;

/**
 * A failure that the program foresees. It carries no sentence: the key names one in the message
 * bundle, and one class renders it in the user's language.
 */
public sealed interface Failure permits StudioException, StudioIOException {

  /** Names the sentence in the message bundle. */
  String key();

  /** Returns the values for {0}, {1} and so on in the sentence, in order. */
  List<Object> arguments();
}
