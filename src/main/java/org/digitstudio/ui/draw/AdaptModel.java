package org.digitstudio.ui.draw;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.adapt.Adaptation;
import org.digitstudio.application.adapt.AdaptationService;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.PageId;

/**
 * Adapts a copy of the model in use to the user's handwriting. The job belongs to the program, not
 * to a page: it continues while other pages are open, and its progress shows in the rail.
 */
final class AdaptModel {
  private static final long SEED = 1;

  /** Before this fraction an estimate of the time left would be a guess. */
  private static final double MIN_FRACTION = 0.05;

  private static final double NANOS_IN_SECOND = 1e9;

  /** The state of the job. */
  sealed interface State {
    record Idle() implements State {}

    /** The fraction done, 0..1, and the time left once it can be told, in seconds. */
    record Running(double fraction, OptionalLong secondsLeft) implements State {}

    /** The copy is ready and measured, and waits for the user's decision. */
    record Measured(Adaptation adaptation) implements State {}

    /** The copy is the model in use. */
    record InUse(Adaptation adaptation) implements State {}
  }

  private final AdaptationService service;
  private final DrawPage.Sets sets;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private Optional<BackgroundTask> job = Optional.empty();

  AdaptModel(
      AdaptationService service,
      DrawPage.Sets sets,
      SharedState workspace,
      BackgroundRunner runner,
      Navigator navigator) {
    this.service = service;
    this.sets = sets;
    this.workspace = workspace;
    this.runner = runner;
    this.navigator = navigator;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  boolean canStart() {
    return workspace.classifier().get().isPresent();
  }

  /** Starts adapting to these digits; there is a model in use. */
  void start(List<MyDigit> digits) {
    DigitClassifier classifier = workspace.classifier().get().orElseThrow();
    show(new State.Running(0, OptionalLong.empty()));
    long began = System.nanoTime();
    BackgroundTask started =
        runner.start(
            task -> {
              task.onProgress(
                  fraction -> {
                    long nanos = System.nanoTime() - began;
                    runner.later(() -> progress(task, fraction, nanos));
                  });
              return service.adapt(
                  classifier.model(), digits, sets.training().get(), sets.test().get(), SEED, task);
            },
            this::measured,
            failure -> {
              job = Optional.empty();
              show(new State.Idle());
              navigator.showFailure(failure);
            });
    // A runner that works at once, as in tests, has finished by now.
    if (state.get() instanceof State.Running) {
      job = Optional.of(started);
    }
  }

  private void progress(BackgroundTask task, double fraction, long nanos) {
    if (state.get() instanceof State.Running && !task.isCancelled()) {
      double seconds = nanos / NANOS_IN_SECOND * (1 - fraction) / Math.max(fraction, MIN_FRACTION);
      show(
          new State.Running(
              fraction,
              fraction < MIN_FRACTION
                  ? OptionalLong.empty()
                  : OptionalLong.of(Math.round(seconds))));
    }
  }

  private void measured(Adaptation adaptation) {
    job = Optional.empty();
    show(new State.Measured(adaptation));
    navigator.notify(Messages.text("draw.adapt.ready"));
  }

  /** Cancels the job; nothing of it is kept. */
  void cancel() {
    job.ifPresent(BackgroundTask::cancel);
    job = Optional.empty();
    show(new State.Idle());
  }

  /** Reads with the measured copy from now on. */
  void use() {
    if (state.get() instanceof State.Measured(Adaptation adaptation)) {
      navigator.useModel(adaptation.model());
      show(new State.InUse(adaptation));
    }
  }

  /** Forgets the measured copy. */
  void discard() {
    show(new State.Idle());
  }

  private void show(State next) {
    state.set(next);
    navigator.showProgress(
        PageId.DRAW,
        next instanceof State.Running running
            ? OptionalDouble.of(running.fraction)
            : OptionalDouble.empty());
  }
}
