package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.Failure;

/** The sentences in which failures are shown to the user. */
public final class Sentences {
  private Sentences() {}

  /** Returns the sentence of the failure that a call ends in; fails if it has none of its own. */
  public static String refusal(ThrowingCallable call) {
    Throwable failure = catchThrowable(call);
    assertThat(failure).isInstanceOf(Failure.class);
    return FailureText.of(failure);
  }
}
