package org.digitstudio.ui.train;

import java.math.BigDecimal;
import java.math.MathContext;
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
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPhase;

/** The run's phases and accuracy beside the article's figures. */
final class ArticleTable extends VBox {
  /** What the article reports; it gives no time for reading the data. */
  private static final Map<TrainingPhase, Double> ARTICLE =
      Map.of(
          TrainingPhase.TRAIN, 7.2892,
          TrainingPhase.EVALUATE, 0.186776,
          TrainingPhase.PREDICT_ONE, 0.033601);

  private static final double ARTICLE_ACCURACY = 0.97;

  /** Ten epochs of 60,000 pictures. */
  private static final double ARTICLE_TRAINED = 600_000;

  /** Below this its figures would be cut short. */
  static final double LEAST_WIDTH = 456;

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
          cell(here.isPresent() ? TrainFormats.seconds(here.getAsDouble()) : NOTHING),
          cell(there.map(ArticleTable::published).orElse(NOTHING)),
          cell(
              here.isPresent() && there.isPresent()
                  ? ratio(there.get() / here.getAsDouble() * work(run, phase))
                  : NOTHING));
    }
    Optional<Double> accuracy = run.run().get().flatMap(RunRecord::testAccuracy);
    grid.addRow(
        row,
        new Label(Messages.text("train.article.accuracy")),
        cell(accuracy.map(TrainFormats::percent).orElse(NOTHING)),
        cell("%.0f\u00a0%%".formatted(100 * ARTICLE_ACCURACY)),
        cell(accuracy.map(a -> Messages.text("train.article.points", points(a))).orElse(NOTHING)));
    conditions.setText(run.run().get().map(ArticleTable::conditions).orElse(""));
    conditions.setManaged(!conditions.getText().isEmpty());
  }

  /** How much of the article's training was done here, so that speeds are compared. */
  private static double work(RunViewModel run, TrainingPhase phase) {
    return phase == TrainingPhase.TRAIN
        ? run.run().get().map(ArticleTable::trained).orElse(ARTICLE_TRAINED) / ARTICLE_TRAINED
        : 1;
  }

  /** How many pictures went through, each as often as there were epochs. */
  private static double trained(RunRecord record) {
    return (double) record.curve().size() * record.data().imageCount();
  }

  /** To the digit as it was printed. */
  private static String published(double seconds) {
    return BigDecimal.valueOf(seconds).toPlainString() + "\u00a0s";
  }

  private static String points(double accuracy) {
    return "%+.2f".formatted(100 * (accuracy - ARTICLE_ACCURACY)).replace('-', '\u2212');
  }

  /** How many times as fast as the article, with digits that say something however slow. */
  static String ratio(double times) {
    String number =
        times >= 10
            ? "%.0f".formatted(times)
            : times >= 0.1
                ? "%.2f".formatted(times)
                : new BigDecimal(times)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
    return "\u00d7\u00a0" + number;
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
