package org.digitstudio.application;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A value that several places share and watch, such as the model in use or the drawing on the
 * canvas. Listeners run on the thread that sets; a window hops to its own.
 */
public final class ObservableValue<T> {
  private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
  private volatile T value;

  public ObservableValue(T first) {
    this.value = first;
  }

  public T get() {
    return value;
  }

  public void set(T next) {
    value = next;
    for (Consumer<T> listener : listeners) {
      listener.accept(next);
    }
  }

  /** Calls the listener at every later {@link #set}; run the returned action to stop that. */
  public Runnable onChange(Consumer<T> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
