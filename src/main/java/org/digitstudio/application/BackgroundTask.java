package org.digitstudio.application;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;

/** A piece of background work, for its starter and its worker. */
public final class BackgroundTask {
  private final List<DoubleConsumer> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;

  /** Cancels the work; it ends at its next {@link #progress} or {@link #checkCancelled}. */
  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  public void checkCancelled() {
    if (cancelled) {
      throw new CancellationException();
    }
  }

  /** Reports how far the work is, 0..1, on the worker's thread. */
  public void progress(double fraction) {
    checkCancelled();
    for (DoubleConsumer listener : listeners) {
      listener.accept(fraction);
    }
  }

  /** Adds a listener of the progress, called on the worker's thread. */
  public void onProgress(DoubleConsumer listener) {
    listeners.add(listener);
  }
}
