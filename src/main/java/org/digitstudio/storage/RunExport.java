package org.digitstudio.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.port.RunExporter;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPlan;

/** Writes runs as CSV and JSON. */
public final class RunExport implements RunExporter {
  private static final String HEADER =
      "run,name,recipe,engine,seed,threads,batch_size,epoch,loss,accuracy,validation_loss,"
          + "validation_accuracy,test_loss,test_accuracy,learning_rate,train_s,evaluate_s\r\n";

  @Override
  public void exportCsv(List<RunRecord> runs, Path file) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (RunRecord run : runs) {
      for (EpochRecord epoch : run.curve()) {
        appendLine(text, run, epoch);
      }
    }
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void appendLine(StringBuilder text, RunRecord run, EpochRecord epoch) {
    TrainingPlan plan = run.plan();
    text.append(run.id()).append(',').append(quoted(run.name()));
    text.append(',').append(quoted(plan.recipe())).append(',').append(Json.name(run.engine()));
    text.append(',').append(plan.seed()).append(',').append(plan.threads());
    text.append(',').append(plan.optimization().batchSize()).append(',').append(epoch.epoch());
    text.append(',').append(epoch.loss()).append(',').append(epoch.accuracy());
    appendScore(text, epoch.validation());
    appendScore(text, epoch.test());
    text.append(',').append(epoch.learningRate()).append(',').append(epoch.trainSeconds());
    text.append(',').append(epoch.evaluateSeconds()).append("\r\n");
  }

  private static void appendScore(StringBuilder text, Optional<Score> score) {
    text.append(',').append(score.map(value -> String.valueOf(value.loss())).orElse(""));
    text.append(',').append(score.map(value -> String.valueOf(value.accuracy())).orElse(""));
  }

  /** Returns a field that a spreadsheet neither splits nor runs as a formula. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void exportJson(List<RunRecord> runs, Path file) throws IOException {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (RunRecord run : runs) {
      ObjectNode tree = RunJson.toTree(run);
      tree.set("plan", PlanJson.toTree(run.plan()));
      list.add(tree);
    }
    AtomicFile.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(list));
  }
}
