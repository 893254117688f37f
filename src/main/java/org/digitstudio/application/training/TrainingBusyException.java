package org.digitstudio.application.training;

/** A second run was asked for while one is under way; the message is for the user. */
public final class TrainingBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingBusyException(String name) {
    super(
        "\"%s\" is still training; stop it or wait for it to end before you start another run."
            .formatted(name));
  }
}
