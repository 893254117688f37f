package org.digitstudio.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingEvent;

/** The output of {@code train --json}: an object a line for each epoch, then one for the run. */
final class TrainJson implements TrainOutput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrintWriter out;

  TrainJson(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Epoch epoch) {
      print(epoch(epoch.epoch()));
    } else if (event instanceof TrainingEvent.Finished finished) {
      print(run(finished.run()));
    }
  }

  private static ObjectNode epoch(EpochRecord epoch) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("epoch", epoch.epoch())
        .put("loss", epoch.loss())
        .put("train_accuracy", epoch.accuracy())
        .put("test_accuracy", epoch.test().map(Score::accuracy).orElse(null))
        .put("train_s", seconds(epoch.trainSeconds()))
        .put("evaluate_s", seconds(epoch.evaluateSeconds()));
    return json;
  }

  private static ObjectNode run(RunRecord run) {
    PhaseTimings timings = run.timings();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("load_s", seconds(timings.load()))
        .put("train_s", seconds(timings.train()))
        .put("evaluate_s", seconds(timings.evaluate()))
        .put("predict_s", seconds(timings.predictOne()))
        .put("test_accuracy", run.testAccuracy().orElse(null))
        .put("parameters", run.plan().network().parameterCount())
        .put("engine", run.engine().name().toLowerCase(Locale.ROOT));
    return json;
  }

  /** Rounded to the microsecond, the resolution of the clock. */
  private static double seconds(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private void print(ObjectNode json) {
    out.println(json);
    out.flush();
  }

  @Override
  public void written(Path file) {}
}
