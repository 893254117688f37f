package org.digitstudio.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;

/** Runs for other programs. */
final class RunExport {
  private static final String HEADER =
      "run,name,recipe,engine,seed,threads,batch,epoch,loss,accuracy,validation_loss,"
          + "validation_accuracy,test_loss,test_accuracy,rate,train_s,evaluate_s\r\n";

  private RunExport() {}

  /** One line an epoch, as RFC 4180 has it. */
  static byte[] csv(List<RunRecord> runs) {
    StringBuilder text = new StringBuilder(HEADER);
    for (RunRecord run : runs) {
      for (EpochRecord epoch : run.curve()) {
        text.append(run.id()).append(',').append(quoted(run.name()));
        text.append(',').append(quoted(run.plan().recipe()));
        text.append(',').append(JsonFields.name(run.engine()));
        text.append(',').append(run.plan().seed()).append(',').append(run.plan().threads());
        text.append(',').append(run.plan().batch()).append(',').append(epoch.epoch());
        text.append(',').append(epoch.loss()).append(',').append(epoch.accuracy());
        score(text, epoch.validation());
        score(text, epoch.test());
        text.append(',').append(epoch.learningRate()).append(',').append(epoch.trainSeconds());
        text.append(',').append(epoch.evaluateSeconds()).append("\r\n");
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void score(StringBuilder text, Optional<Score> score) {
    text.append(',').append(score.map(value -> String.valueOf(value.loss())).orElse(""));
    text.append(',').append(score.map(value -> String.valueOf(value.accuracy())).orElse(""));
  }

  /** A field that a spreadsheet neither splits nor runs as a formula. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  /** The whole record of each run, its plan inside. */
  static byte[] json(List<RunRecord> runs) throws IOException {
    ArrayNode list = JsonFields.MAPPER.createArrayNode();
    for (RunRecord run : runs) {
      ObjectNode json = RunJson.toJson(run);
      json.set("plan", PlanJson.toJson(run.plan()));
      list.add(json);
    }
    return JsonFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(list);
  }
}
