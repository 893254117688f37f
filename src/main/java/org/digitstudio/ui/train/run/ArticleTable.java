package org.digitstudio.ui.train.run;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.ui.train.model.RunViewModel;
import org.digitstudio.ui.train.model.TrainFormats;

/** The run's phases and accuracy beside the article's figures. */
final class ArticleTable extends VBox {
  /** Seconds the article reports; it gives none for loading the data. */
  private static final Map<TrainingPhase, Double> ARTICLE =
      Map.of(
          TrainingPhase.TRAIN, 7.2892,
          TrainingPhase.EVALUATE, 0.186776,
          TrainingPhase.PREDICT_ONE, 0.033601);

  private static final double ARTICLE_ACCURACY = 0.97;

  /** Images the article trains on: ten epochs of 60,000. */
  private static final double ARTICLE_TRAINED = 600_000;

  /** Narrowest width at which no figure is clipped, in pixels. */
  static final double MIN_WIDTH = 456;

  /** Loading the images takes longer than this unless they are in memory already. */
  private static final double IN_MEMORY_SECONDS = 1e-3;

  private static final String NOTHING = "\u2013";

  private final GridPane grid = new GridPane();
  private final Label conditions = new Label();

  ArticleTable(RunViewModel run) {
    getStyleClass().add("article");
    grid.getStyleClass().add("article-grid");
    for (int i = 0; i < 4; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      column.setHgrow(Priority.ALWAYS);
      column.setMinWidth(i == 0 ? 96 : 64);
      grid.getColumnConstraints().add(column);
    }
    conditions.setWrapText(true);
    conditions.getStyleClass().addAll("small", "muted");
    getChildren().addAll(grid, conditions);
    run.timings().addListener((observable, before, now) -> fill(run));
    run.run().addListener((observable, before, now) -> fill(run));
    fill(run);
  }

  private void fill(RunViewModel run) {
    grid.getChildren().clear();
    grid.addRow(
        0,
        head("train.article.phase"),
        head("train.article.here"),
        head("train.article.article"),
        head("train.article.ratio"));
    int row = 1;
    PhaseTimings timings = run.timings().get();
    for (TrainingPhase phase : TrainingPhase.values()) {
      OptionalDouble here = timings.seconds(phase);
      Optional<Double> there = Optional.ofNullable(ARTICLE.get(phase));
      grid.addRow(
          row++,
          new Label(
              Messages.text("train.phase." + phase.name().toLowerCase(java.util.Locale.ROOT))),
          cell(here.isPresent() ? here(phase, here.getAsDouble()) : NOTHING),
          cell(there.map(TrainFormats::seconds).orElse(NOTHING)),
          cell(
              here.isPresent() && there.isPresent()
                  ? speed(there.get() / here.getAsDouble() * work(run, phase))
                  : NOTHING));
    }
    Optional<Double> accuracy = run.run().get().flatMap(RunRecord::testAccuracy);
    grid.addRow(
        row,
        new Label(Messages.text("train.article.accuracy")),
        cell(accuracy.map(TrainFormats::percent).orElse(NOTHING)),
        cell(Formats.percent(ARTICLE_ACCURACY, 0)),
        cell(accuracy.map(a -> Messages.text("train.article.points", points(a))).orElse(NOTHING)));
    conditions.setText(run.run().get().map(ArticleTable::conditions).orElse(""));
    conditions.setManaged(!conditions.getText().isEmpty());
  }

  /** Returns the share of the article's training work done here, so that speeds are compared. */
  private static double work(RunViewModel run, TrainingPhase phase) {
    return phase == TrainingPhase.TRAIN
        ? run.run().get().map(ArticleTable::trained).orElse(ARTICLE_TRAINED) / ARTICLE_TRAINED
        : 1;
  }

  /** Returns the number of images trained on, counted once per epoch. */
  private static double trained(RunRecord record) {
    return (double) record.curve().size() * record.data().imageCount();
  }

  /** Returns the loading time; images that were in memory already took none worth a figure. */
  private static String here(TrainingPhase phase, double seconds) {
    return phase == TrainingPhase.LOAD && seconds < IN_MEMORY_SECONDS
        ? Messages.text("train.article.memory")
        : TrainFormats.seconds(seconds);
  }

  private static String points(double accuracy) {
    return Formats.signed(100 * (accuracy - ARTICLE_ACCURACY), 2);
  }

  /**
   * Compares a speed in words.
   *
   * @param times how many times as fast as the article's, above 0
   */
  static String speed(double times) {
    if (times > 0.95 && times < 1.05) {
      return Messages.text("train.article.equal");
    }
    return times > 1
        ? Messages.text("train.article.faster", factor(times))
        : Messages.text("train.article.slower", factor(1 / times));
  }

  private static String factor(double factor) {
    return factor < 10 ? Formats.decimal(factor, 1) : Formats.count(Math.round(factor));
  }

  private static String conditions(RunRecord run) {
    return Messages.text(
        "train.article.conditions",
        Messages.text("train.engine." + run.engine().name().toLowerCase(java.util.Locale.ROOT)),
        run.plan().threads(),
        run.versions().getOrDefault("processor", ""),
        run.versions().getOrDefault("system", ""),
        run.versions().getOrDefault("java", ""),
        run.curve().size(),
        run.data().imageCount());
  }

  private static Node head(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().addAll("small", "muted");
    return label;
  }

  private static Node cell(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("figure");
    return label;
  }
}
