package org.digitstudio.ui.train.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.training.TrainingListener;
import org.digitstudio.domain.training.TrainingEvent;

/**
 * Delivers a run's events to the JavaFX thread, at most twenty times a second while batches are
 * reported: of consecutive batches only the last is delivered, all other events in order and
 * without loss.
 */
final class EventFeed implements TrainingListener {
  private static final long BETWEEN = 50_000_000L;

  private final BackgroundRunner runner;
  private final LongSupplier nanoClock;
  private final Consumer<List<TrainingEvent>> sink;
  private List<TrainingEvent> waiting = new ArrayList<>();
  private boolean onItsWay;
  private long lastSent;
  private boolean sentBefore;

  EventFeed(BackgroundRunner runner, LongSupplier nanoClock, Consumer<List<TrainingEvent>> sink) {
    this.runner = runner;
    this.nanoClock = nanoClock;
    this.sink = sink;
  }

  @Override
  public void on(TrainingEvent event) {
    if (takeUp(event)) {
      runner.later(this::deliver);
    }
  }

  /** Queues an event and returns whether a delivery is due. */
  private synchronized boolean takeUp(TrainingEvent event) {
    boolean batch = event instanceof TrainingEvent.Batch;
    if (batch && !waiting.isEmpty() && waiting.getLast() instanceof TrainingEvent.Batch) {
      waiting.removeLast();
    }
    waiting.add(event);
    long now = nanoClock.getAsLong();
    if (onItsWay || batch && sentBefore && now - lastSent < BETWEEN) {
      return false;
    }
    onItsWay = true;
    sentBefore = true;
    lastSent = now;
    return true;
  }

  private void deliver() {
    List<TrainingEvent> events;
    synchronized (this) {
      events = waiting;
      waiting = new ArrayList<>();
      onItsWay = false;
    }
    sink.accept(events);
  }
}
