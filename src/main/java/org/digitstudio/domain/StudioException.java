package org.digitstudio.domain;

import java.io.Serial;
import java.util.List;

/**
 * A request that cannot be met: a wrong setting, an unsuitable network, a run that cannot resume.
 */
public final class StudioException extends RuntimeException implements Failure {
  @Serial private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  /**
   * @param key names the sentence in the message bundle
   * @param arguments what the sentence's {0}, {1} and so on stand for
   */
  public StudioException(String key, Object... arguments) {
    super(key + " " + List.of(arguments));
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** A failure with another behind it, for the log and for the details that can be copied. */
  public StudioException(Throwable cause, String key, Object... arguments) {
    super(key + " " + List.of(arguments), cause);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }
}
