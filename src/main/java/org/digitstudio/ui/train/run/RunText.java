package org.digitstudio.ui.train.run;

import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.train.model.RunViewModel;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.digitstudio.ui.train.model.TrainFormats;

/** Puts the state of the run shown into words. */
final class RunText {
  private static final String UNKNOWN = "\u2013";

  private final RunViewModel run;

  RunText(RunViewModel run) {
    this.run = run;
  }

  /** The test accuracy once it is known, before that the running accuracy of the batches. */
  String accuracy() {
    if (run.state().get() == RunState.DONE) {
      return run.run()
          .get()
          .flatMap(RunRecord::testAccuracy)
          .map(TrainFormats::percent)
          .orElse(UNKNOWN);
    }
    double accuracy = run.batchAccuracy().get();
    return Double.isNaN(accuracy) ? UNKNOWN : Formats.percent(accuracy, 1);
  }

  String accuracyCaption() {
    if (run.state().get() != RunState.DONE) {
      return Messages.text("train.accuracy.batch");
    }
    return run.run()
        .get()
        .flatMap(RunRecord::report)
        .map(report -> Messages.text("train.accuracy.test", report.count()))
        .orElse(Messages.text("train.accuracy.none"));
  }

  String headline() {
    return switch (run.state().get()) {
      case NONE -> "";
      case LOADING -> Messages.text("train.state.loading");
      case TRAINING -> Messages.text("train.state.training", run.epoch().get(), run.epochs().get());
      case PAUSED -> Messages.text("train.state.paused", run.epoch().get(), run.epochs().get());
      case ENDING -> Messages.text("train.state.ending");
      case DONE -> run.run().get().map(RunText::outcome).orElse("");
    };
  }

  private static String outcome(RunRecord record) {
    if (record.status() == RunStatus.FAILED) {
      return Messages.text("train.state.failed");
    }
    return Messages.text(
        record.status() == RunStatus.FINISHED ? "train.state.finished" : "train.state.stopped",
        record.curve().size(),
        record.plan().optimization().epochs());
  }

  /** Names the run and its settings: what the form would show. */
  String about() {
    return run.run().get().map(RunText::about).orElse("");
  }

  private static String about(RunRecord record) {
    TrainingPlan plan = record.plan();
    return Messages.text(
        "train.run.about",
        record.name(),
        plan.optimization().batchSize(),
        TrainFormats.learningRate(plan.optimization().optimizer().learningRate()),
        Long.toString(plan.seed()),
        record.data().imageCount());
  }

  /** The failure of a run, or what else is to be known of it. */
  String note() {
    return run.run().get().map(RunText::note).orElse("");
  }

  private static String note(RunRecord record) {
    if (!record.note().isEmpty()) {
      return record.note();
    }
    return record.plan().selection().byTestSet() ? Messages.text("train.note.test") : "";
  }

  String speed() {
    double speed = run.speed().get();
    return Double.isNaN(speed) || speed == 0 ? UNKNOWN : Formats.count(rounded(speed));
  }

  /** Rounds to 10 images/s above 1,000 and to 100 above 10,000: finer digits only flicker. */
  private static long rounded(double speed) {
    long step = speed >= 10_000 ? 100 : speed >= 1_000 ? 10 : 1;
    return Math.round(speed / step) * step;
  }

  String learningRate() {
    double learningRate = run.learningRate().get();
    return Double.isNaN(learningRate) ? UNKNOWN : TrainFormats.learningRate(learningRate);
  }

  String timeLeft() {
    double left = run.secondsLeft().get();
    return Double.isNaN(left) || run.state().get() == RunState.LOADING
        ? UNKNOWN
        : Formats.duration(Math.max(0, left));
  }
}
