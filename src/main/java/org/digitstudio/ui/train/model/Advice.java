package org.digitstudio.ui.train.model;

import java.util.List;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.StudioException;

/**
 * Advice on one setting, shown below its input.
 *
 * @param wrong true if training cannot start with the value; false for a mere warning
 * @param key names the sentence in the message bundle
 * @param arguments of the sentence
 */
public record Advice(boolean wrong, String key, List<Object> arguments) {
  static Advice wrong(String key, Object... arguments) {
    return new Advice(true, key, List.of(arguments));
  }

  static Advice unwise(String key, Object... arguments) {
    return new Advice(false, key, List.of(arguments));
  }

  static Advice of(Failure failure) {
    return new Advice(true, failure.key(), failure.arguments());
  }

  /** Returns the sentence in the current language. */
  public String text() {
    return arguments.isEmpty()
        ? Messages.text(key)
        : FailureText.of(new StudioException(key, arguments.toArray()));
  }
}
