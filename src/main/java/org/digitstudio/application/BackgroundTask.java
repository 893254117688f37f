package org.digitstudio.application;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;

/** A piece of background work as its starter and its worker see it. */
public final class BackgroundTask {
  private final List<DoubleConsumer> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;

  /** Asks the work to end; it does so at the next {@link #progress} or {@link #checkCancelled}. */
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

  /** Says how far the work is, 0..1, on the worker's thread. */
  public void progress(double fraction) {
    checkCancelled();
    for (DoubleConsumer listener : listeners) {
      listener.accept(fraction);
    }
  }

  /** Hears progress on the worker's thread. */
  public void onProgress(DoubleConsumer listener) {
    listeners.add(listener);
  }
}
