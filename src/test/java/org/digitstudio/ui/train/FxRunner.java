package org.digitstudio.ui.train;

import java.util.function.Consumer;
import javafx.application.Platform;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.Job;

/** Works where it is called and answers on the JavaFX thread, as the window's runner does. */
final class FxRunner implements BackgroundRunner {
  @Override
  public <T> Job start(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Job job = new Job();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                T result = work.run(job);
                Platform.runLater(() -> done.accept(result));
              } catch (Exception e) {
                Platform.runLater(() -> failed.accept(e));
              }
            });
    return job;
  }

  @Override
  public void later(Runnable action) {
    Platform.runLater(action);
  }
}
