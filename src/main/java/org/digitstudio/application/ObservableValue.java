package org.digitstudio.application;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A value that several pages share and observe, such as the model in use or the drawing on the
 * canvas. Listeners run on the thread that sets it; a page switches to the JavaFX thread itself.
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

  /** Adds a listener of every later {@link #set}; the returned action removes it. */
  public Runnable onChange(Consumer<T> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
