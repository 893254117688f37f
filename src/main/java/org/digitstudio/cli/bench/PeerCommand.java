package org.digitstudio.cli.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.lab.bench.BenchTools;
import org.digitstudio.lab.bench.BenchmarkRun;
import org.digitstudio.lab.bench.Figures;

/**
 * Runs this program like a peer: trains, evaluates after each epoch, predicts one image 500 times
 * and prints the same JSON lines as the peers.
 */
final class PeerCommand {
  private PeerCommand() {}

  static void run(BenchTools tools, TrainingPlan plan, int epochs, PrintWriter out) {
    TrainingPlan longer = plan.withEpochs(epochs);
    try (BenchmarkRun run = tools.run(longer)) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        double train = run.epoch();
        BenchmarkRun.EvaluationResult result = run.evaluate();
        print(
            out,
            "{\"peer\":\"fused\",\"epoch\":%d,\"train_s\":%.3f,\"evaluate_s\":%.4f,"
                + "\"accuracy\":%.4f}",
            epoch,
            train,
            result.seconds(),
            result.accuracy());
      }
      Figures predictions = run.predictions();
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
