package org.digitstudio.lab.bench;

import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingPlan;

/** Compares the speed of the fused engine with stock Deeplearning4j, in alternating rounds. */
public final class Speed {
  /** Warm-up batches of Deeplearning4j, whose whole epochs would take minutes. */
  private static final int WARM_UP_BATCHES = 5;

  private static final int MEASURED_BATCHES = 15;

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
    output.heading("lab.bench.speed", plan.optimization().batchSize(), plan.threads(), rounds);
    TrainingPlan fusedPlan = plan.withEpochs(rounds + 2);
    TrainingPlan stockPlan = fusedPlan.withEngine(EngineKind.DL4J);
    try (BenchmarkRun fused = tools.run(fusedPlan);
        BenchmarkRun stock = tools.run(stockPlan)) {
      for (int round = 0; round <= rounds; round++) {
        boolean counts = round > 0;
        add(counts, "train_s", "fused", fused.epoch());
        add(counts, "train_s", "dl4j", stock.estimatedEpoch(WARM_UP_BATCHES, MEASURED_BATCHES));
        add(counts, "evaluate_s", "fused", fused.evaluate().seconds());
        add(counts, "evaluate_s", "dl4j", stock.evaluate().seconds());
        predict(counts, "fused", fused);
        predict(counts, "dl4j", stock);
      }
    }
    figures.print(output);
    output.note("lab.bench.speed.note", MEASURED_BATCHES, WARM_UP_BATCHES);
  }

  private void predict(boolean counts, String subject, BenchmarkRun run) {
    Figures milliseconds = run.predictions();
    add(counts, "predict_p50_ms", subject, milliseconds.median());
    add(counts, "predict_p99_ms", subject, milliseconds.quantile(0.99));
  }

  private void add(boolean counts, String figure, String subject, double value) {
    if (counts) {
      figures.add(figure, subject, value);
    }
  }
}
