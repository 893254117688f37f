package org.digitstudio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TrainingEvent;

/** The output of {@code train} for people: a line an epoch, and a progress bar on a terminal. */
final class TrainText implements TrainOutput {
  private static final int BAR = 24;
  private static final long BAR_INTERVAL_NANOS = 100_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private int epochs;
  private int barLength;
  private long lastBar = System.nanoTime() - BAR_INTERVAL_NANOS;

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
          TrainingEvent.Snapshot _,
          TrainingEvent.Stopped _,
          TrainingEvent.Failed _ -> {}
    }
  }

  private void start(TrainingEvent.Started started) {
    RunRecord run = started.run();
    epochs = run.plan().optimization().epochs();
    line(
        Messages.text(
            "cli.train.run",
            run.id(),
            run.plan().recipe(),
            run.engine().name().toLowerCase(Locale.ROOT),
            run.plan().network().parameterCount(),
            run.plan().threads()));
    if (!run.note().isEmpty()) {
      line(run.note());
    }
    line(
        Messages.text(
            "cli.train.data",
            started.trainingImages(),
            started.validationImages(),
            started.testImages()));
    if (run.plan().selection().byTestSet()) {
      line(Messages.text("cli.train.test-chooses"));
    }
    if (!run.curve().isEmpty()) {
      line(Messages.text("cli.train.resumed", run.curve().size()));
    }
  }

  private void bar(TrainingEvent.Batch batch) {
    long now = System.nanoTime();
    if (!terminal || now - lastBar < BAR_INTERVAL_NANOS) {
      return;
    }
    lastBar = now;
    int filled = BAR * batch.batch() / batch.batches();
    String left =
        Double.isNaN(batch.secondsLeft())
            ? ""
            : Messages.text("cli.train.left", Formats.duration(batch.secondsLeft()));
    String bar =
        Messages.text(
            "cli.train.bar",
            batch.epoch(),
            epochs,
            "#".repeat(filled) + ".".repeat(BAR - filled),
            Formats.percent((double) batch.batch() / batch.batches(), 0),
            Math.round(batch.imagesPerSecond()),
            Formats.decimal(batch.loss(), 4),
            left);
    out.print("\r" + bar + " ".repeat(Math.max(0, barLength - bar.length())));
    out.flush();
    barLength = bar.length();
  }

  private String epoch(EpochRecord epoch) {
    return Messages.text(
        "cli.train.epoch",
        "%2d".formatted(epoch.epoch()),
        epochs,
        Formats.decimal(epoch.loss(), 4),
        Formats.percent(epoch.accuracy(), 2),
        score("cli.train.validation-score", epoch.validation()),
        score("cli.train.test-score", epoch.test()),
        Formats.decimal(epoch.trainSeconds(), 2));
  }

  private static String score(String key, Optional<Score> score) {
    return score.map(s -> Messages.text(key, Formats.percent(s.accuracy(), 2))).orElse("");
  }

  private void end(RunRecord run) {
    PhaseTimings timings = run.timings();
    line(
        Messages.text(
            "cli.train.timings",
            Formats.decimal(timings.load(), 3),
            Formats.decimal(timings.train(), 2),
            Formats.decimal(timings.evaluate(), 3),
            Formats.decimal(timings.predictOne(), 6)));
    run.report().ifPresent(report -> line(accuracy(run, report)));
  }

  private static String accuracy(RunRecord run, TestReport report) {
    return Messages.text(
        "cli.train.accuracy",
        Formats.percent(report.score().accuracy(), 2),
        report.count(),
        run.bestEpoch(),
        run.id());
  }

  @Override
  public void written(Path file) {
    line(Messages.text("cli.train.written", file));
  }

  /** Prints a line in place of the bar. */
  private void line(String text) {
    if (barLength > 0) {
      out.print("\r" + " ".repeat(barLength) + "\r");
      barLength = 0;
    }
    out.println(text);
    out.flush();
  }
}
