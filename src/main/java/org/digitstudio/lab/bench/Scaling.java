package org.digitstudio.lab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.TrainingPlan;

/** Seconds of an epoch for each number of threads and each batch. */
public final class Scaling {
  private static final List<Integer> BATCHES = List.of(32, 64, 128, 200, 256, 512, 1024);

  /** A third of the set is enough to see it, and is scaled. */
  private static final int PICTURES = 20_000;

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;

  public Scaling(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  public void run(int rounds) {
    output.heading(
        ("Seconds an epoch by threads and batch: medians of %d rounds after one to warm up, of"
                + " %,d pictures, scaled to the whole set")
            .formatted(rounds, PICTURES));
    output.row("threads", BATCHES.stream().map(batch -> "batch " + batch).toList());
    for (int threads : IntStream.of(1, plan.threads()).distinct().toArray()) {
      Map<Integer, Figures> row = row(threads, rounds);
      row.forEach(
          (batch, seconds) ->
              output.inTable("train_s", "fused, %d x %d".formatted(threads, batch), seconds));
      output.row(
          String.valueOf(threads),
          row.values().stream().map(seconds -> BenchOutput.shown(seconds.median())).toList());
    }
  }

  private Map<Integer, Figures> row(int threads, int rounds) {
    DigitDataset all = tools.training().get();
    DigitDataset some = all.take(PICTURES);
    double scale = (double) all.size() / some.size();
    Map<Integer, Figures> row = new LinkedHashMap<>();
    List<BenchmarkRun> bouts = new ArrayList<>();
    try {
      for (int batch : BATCHES) {
        TrainingPlan one = plan.withThreads(threads).withBatchSize(batch).withEpochs(rounds + 1);
        bouts.add(tools.bout(one, some));
        row.put(batch, new Figures());
      }
      for (int round = 0; round <= rounds; round++) {
        for (int i = 0; i < BATCHES.size(); i++) {
          double seconds = bouts.get(i).epoch() * scale;
          if (round > 0) {
            row.get(BATCHES.get(i)).add(seconds);
          }
        }
      }
    } finally {
      bouts.forEach(BenchmarkRun::close);
    }
    return row;
  }
}
