package org.digitstudio.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPhase;
import org.junit.jupiter.api.Test;

class EventFeedTest {
  private static final long MILLI = 1_000_000;

  private final List<Runnable> later = new ArrayList<>();
  private final List<List<TrainingEvent>> heard = new ArrayList<>();
  private long now;
  private final EventFeed feed = new EventFeed(new LaterRunner(), () -> now, heard::add);

  private final class LaterRunner implements BackgroundRunner {
    @Override
    public <T> BackgroundTask start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void later(Runnable action) {
      later.add(action);
    }
  }

  @Test
  void aThousandBatchEventsPerSecondAreDeliveredInTwentyGroups() {
    for (int i = 0; i < 1_000; i++) {
      now += MILLI;
      feed.on(batch(i));
      runLater();
    }
    assertThat(heard).hasSizeBetween(18, 21).allMatch(events -> events.size() == 1);
  }

  @Test
  void onlyTheLastBatchEventIsDeliveredAndAllOthersInOrder() {
    feed.on(batch(1));
    feed.on(batch(2));
    TrainingEvent phase = new TrainingEvent.Phase(TrainingPhase.LOAD, 1);
    feed.on(phase);
    feed.on(batch(3));
    feed.on(batch(4));
    runLater();
    assertThat(heard).containsExactly(List.of(batch(2), phase, batch(4)));
  }

  @Test
  void theLastEventIsDeliveredAtOnceEvenRightAfterABatch() {
    feed.on(batch(1));
    runLater();
    feed.on(batch(2));
    TrainingEvent end = new TrainingEvent.Paused(true);
    feed.on(end);
    runLater();
    assertThat(heard.getLast()).containsExactly(batch(2), end);
  }

  private void runLater() {
    List<Runnable> actions = List.copyOf(later);
    later.clear();
    actions.forEach(Runnable::run);
  }

  private static TrainingEvent batch(int number) {
    return new TrainingEvent.Batch(1, number, 1_000, 0.5, 0.9, 0.001, 100, 10);
  }
}
