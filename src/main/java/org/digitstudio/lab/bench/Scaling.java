package org.digitstudio.lab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.TrainingPlan;

/** Measures the time of an epoch by number of threads and batch size. */
public final class Scaling {
  private static final List<Integer> BATCH_SIZES = List.of(32, 64, 128, 200, 256, 512, 1024);

  /** Images to train on; times are scaled to the whole training set. */
  private static final int IMAGES = 20_000;

  private final BenchTools tools;
  private final BenchOutput output;
  private final TrainingPlan plan;

  public Scaling(BenchTools tools, BenchOutput output, TrainingPlan plan) {
    this.tools = tools;
    this.output = output;
    this.plan = plan;
  }

  public void run(int rounds) {
    output.heading("lab.bench.scaling", rounds, IMAGES);
    output.row(
        Messages.text("lab.bench.threads"),
        BATCH_SIZES.stream().map(size -> Messages.text("lab.bench.batch", size)).toList());
    for (int threads : IntStream.of(1, plan.threads()).distinct().toArray()) {
      Map<Integer, Figures> row = row(threads, rounds);
      row.forEach(
          (batch, seconds) ->
              output.figuresOfTable(
                  "train_s", "fused, %d x %d".formatted(threads, batch), seconds));
      output.row(
          String.valueOf(threads),
          row.values().stream().map(seconds -> BenchOutput.format(seconds.median())).toList());
    }
  }

  private Map<Integer, Figures> row(int threads, int rounds) {
    DigitDataset all = tools.training().get();
    DigitDataset subset = all.take(IMAGES);
    double scale = (double) all.size() / subset.size();
    Map<Integer, Figures> row = new LinkedHashMap<>();
    List<BenchmarkRun> runs = new ArrayList<>();
    try {
      for (int batch : BATCH_SIZES) {
        TrainingPlan one = plan.withThreads(threads).withBatchSize(batch).withEpochs(rounds + 1);
        runs.add(tools.run(one, subset));
      }
      for (int round = 0; round <= rounds; round++) {
        for (int i = 0; i < BATCH_SIZES.size(); i++) {
          double seconds = runs.get(i).epoch() * scale;
          if (round > 0) {
            row.computeIfAbsent(BATCH_SIZES.get(i), size -> new Figures()).add(seconds);
          }
        }
      }
    } finally {
      runs.forEach(BenchmarkRun::close);
    }
    return row;
  }
}
