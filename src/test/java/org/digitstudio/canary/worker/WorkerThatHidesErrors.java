package org.digitstudio.canary.worker;

import java.util.function.Consumer;

/** Reports exceptions but no Errors to its owner, who would wait: a test must find it. */
public final class WorkerThatHidesErrors {
  @SuppressWarnings("checkstyle:illegalcatch")
  public void run(Runnable work, Consumer<Exception> failed) {
    try {
      work.run();
    } catch (Exception e) {
      failed.accept(e);
    }
  }
}
