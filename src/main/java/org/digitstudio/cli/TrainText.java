package org.digitstudio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TrainingEvent;

/** Words for a person: a line an epoch, and a bar that moves where there is a terminal. */
final class TrainText implements TrainOutput {
  private static final int BAR = 24;
  private static final long BETWEEN_BARS = 100_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private int epochs;
  private int barLength;
  private long lastBar = System.nanoTime() - BETWEEN_BARS;

  TrainText(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started started -> start(started);
      case TrainingEvent.Batch batch -> bar(batch);
      case TrainingEvent.Epoch epoch -> line(epoch(epoch.epoch()));
      case TrainingEvent.Finished finished -> end(finished.run());
      case TrainingEvent.Phase _,
          TrainingEvent.Paused _,
          TrainingEvent.Stopped _,
          TrainingEvent.Failed _ -> {}
    }
  }

  private void start(TrainingEvent.Started started) {
    RunRecord run = started.run();
    epochs = run.plan().optimization().epochs();
    line(
        "Run %s: %s on the %s engine, %,d parameters, %s."
            .formatted(
                run.id(),
                run.plan().recipe(),
                run.engine().name().toLowerCase(Locale.ROOT),
                run.plan().network().parameterCount(),
                run.plan().threads() == 1 ? "1 thread" : run.plan().threads() + " threads"));
    if (!run.note().isEmpty()) {
      line(run.note());
    }
    line(
        "%,d pictures to learn from, %,d to choose by, %,d to test by."
            .formatted(started.trainingImages(), started.validationImages(), started.testImages()));
    if (run.plan().selection().byTestSet()) {
      line("The test set chooses the best epoch, as in the article, so its accuracy flatters.");
    }
    if (!run.curve().isEmpty()) {
      line("Going on after epoch %d.".formatted(run.curve().size()));
    }
  }

  private void bar(TrainingEvent.Batch batch) {
    long now = System.nanoTime();
    if (!terminal || now - lastBar < BETWEEN_BARS) {
      return;
    }
    lastBar = now;
    int filled = BAR * batch.batch() / batch.batches();
    String bar =
        "epoch %d/%d [%s%s] %3d %%  %,.0f pictures/s  loss %.4f%s"
            .formatted(
                batch.epoch(),
                epochs,
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                100 * batch.batch() / batch.batches(),
                batch.imagesPerSecond(),
                batch.loss(),
                Double.isNaN(batch.secondsLeft())
                    ? ""
                    : "  " + duration(batch.secondsLeft()) + " left");
    out.print("\r" + bar + " ".repeat(Math.max(0, barLength - bar.length())));
    out.flush();
    barLength = bar.length();
  }

  private String epoch(EpochRecord epoch) {
    return "epoch %2d/%d  loss %.4f  training %.2f %%%s%s  %.2f s"
        .formatted(
            epoch.epoch(),
            epochs,
            epoch.loss(),
            100 * epoch.accuracy(),
            score("validation", epoch.validation()),
            score("test", epoch.test()),
            epoch.trainSeconds());
  }

  private static String score(String what, Optional<Score> score) {
    return score.map(s -> "  %s %.2f %%".formatted(what, 100 * s.accuracy())).orElse("");
  }

  private void end(RunRecord run) {
    PhaseTimings timings = run.timings();
    line(
        "load %.3f s, train %.2f s, evaluate %.3f s, predict one %.6f s"
            .formatted(timings.load(), timings.train(), timings.evaluate(), timings.predictOne()));
    run.report().ifPresent(report -> line(accuracy(run, report)));
  }

  private static String accuracy(RunRecord run, TestReport report) {
    return "test accuracy %.2f %% (n = %,d), weights of epoch %d; kept as run %s"
        .formatted(100 * report.score().accuracy(), report.count(), run.bestEpoch(), run.id());
  }

  @Override
  public void written(Path file) {
    line("The model is in " + file + ".");
  }

  /** Clears the bar first. */
  private void line(String text) {
    if (barLength > 0) {
      out.print("\r" + " ".repeat(barLength) + "\r");
      barLength = 0;
    }
    out.println(text);
    out.flush();
  }

  /** Such as {@code 1 h 02 min}, {@code 2 min 05 s} or {@code 8 s}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole >= 3600) {
      return "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
    }
    return whole >= 60 ? "%d min %02d s".formatted(whole / 60, whole % 60) : whole + " s";
  }
}
