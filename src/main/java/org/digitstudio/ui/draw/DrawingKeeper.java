package org.digitstudio.ui.draw;

import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.port.DrawingStore;
import org.digitstudio.ui.shell.Navigator;

/** Brings back the drawing of the last session and saves it after every stroke. */
final class DrawingKeeper {
  private final DrawingStore store;
  private final BackgroundRunner runner;
  private final LatestOnlyWorker<Drawing, Drawing> saver;
  private boolean reported;

  DrawingKeeper(DrawingStore store, BackgroundRunner runner, Navigator navigator) {
    this.store = store;
    this.runner = runner;
    saver =
        new LatestOnlyWorker<>(
            runner,
            drawing -> {
              store.save(drawing);
              return drawing;
            },
            saved -> reported = false,
            failure -> {
              // Once, not after every stroke: the disk may stay full for long.
              if (!reported) {
                reported = true;
                navigator.showFailure(failure);
              }
            });
  }

  /** Restores the saved drawing, unless the user has begun to draw, and saves from then on. */
  void keep(DrawViewModel model) {
    runner.start(
        job -> store.load(),
        drawing -> {
          model.restore(drawing);
          saveChanges(model);
        },
        // A damaged file is no reason to trouble anybody: the next stroke replaces it.
        failure -> saveChanges(model));
  }

  private void saveChanges(DrawViewModel model) {
    model
        .sheet()
        .addListener(
            (property, before, now) -> {
              if (!before.drawing().equals(now.drawing())) {
                saver.ask(now.drawing());
              }
            });
  }
}
