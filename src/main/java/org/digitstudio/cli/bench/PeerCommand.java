package org.digitstudio.cli.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.lab.bench.BenchTools;
import org.digitstudio.lab.bench.BenchmarkRun;
import org.digitstudio.lab.bench.Figures;

/**
 * This program in the part of a peer: a process of its own that trains, evaluates after each epoch,
 * then predicts one picture 500 times, and prints what the peers print.
 */
final class PeerCommand {
  private PeerCommand() {}

  static void run(BenchTools tools, TrainingPlan plan, int epochs, PrintWriter out) {
    TrainingPlan own = plan.withEpochs(epochs);
    try (BenchmarkRun bout = tools.bout(own)) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        double train = bout.epoch();
        BenchmarkRun.Evaluated reading = bout.evaluate();
        print(
            out,
            "{\"peer\":\"fused\",\"epoch\":%d,\"train_s\":%.3f,\"evaluate_s\":%.4f,"
                + "\"accuracy\":%.4f}",
            epoch,
            train,
            reading.seconds(),
            reading.accuracy());
      }
      Figures predictions = bout.predictions();
      print(
          out,
          "{\"peer\":\"fused\",\"predict_p50_ms\":%.4f,\"predict_p99_ms\":%.4f}",
          predictions.median(),
          predictions.quantile(0.99));
    }
  }

  private static void print(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
