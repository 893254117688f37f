package org.digitstudio.lab.bench;

import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingPlan;

/** The fused engine beside stock Deeplearning4j: in turn, after a round that does not count. */
public final class Speed {
  /** Of Deeplearning4j's batches, before those that count; it takes minutes for an epoch. */
  private static final int WARM_BATCHES = 5;

  private static final int STOCK_BATCHES = 15;

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;
  private final FigureTable figures = new FigureTable("fused");

  public Speed(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  public void run(int rounds) {
    output.heading(
        "The article's network, batch %d, %d threads, %d rounds after one to warm up"
            .formatted(plan.optimization().batchSize(), plan.threads(), rounds));
    TrainingPlan whole = plan.withEpochs(rounds + 2);
    TrainingPlan stockPlan = whole.withEngine(EngineKind.DL4J);
    try (BenchmarkRun fused = tools.bout(whole);
        BenchmarkRun stock = tools.bout(stockPlan)) {
      for (int round = 0; round <= rounds; round++) {
        boolean counts = round > 0;
        add(counts, "train_s", "fused", fused.epoch());
        add(counts, "train_s", "dl4j", stock.epochBy(WARM_BATCHES, STOCK_BATCHES));
        add(counts, "evaluate_s", "fused", fused.evaluate().seconds());
        add(counts, "evaluate_s", "dl4j", stock.evaluate().seconds());
        predict(counts, "fused", fused);
        predict(counts, "dl4j", stock);
      }
    }
    figures.print(output);
    output.note(
        "train_s of dl4j is %d batches after %d to warm up, scaled to the whole epoch."
            .formatted(STOCK_BATCHES, WARM_BATCHES));
  }

  private void predict(boolean counts, String who, BenchmarkRun bout) {
    Figures one = bout.predictions();
    add(counts, "predict_p50_ms", who, one.median());
    add(counts, "predict_p99_ms", who, one.quantile(0.99));
  }

  private void add(boolean counts, String figure, String who, double value) {
    if (counts) {
      figures.add(figure, who, value);
    }
  }
}
