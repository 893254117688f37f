package org.digitstudio.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TestReport.Mistake;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.domain.training.TrainingPlan;

/** Run records as JSON; the plan stands in a file of its own. */
final class RunJson {
  private static final int FORMAT = 1;
  private static final int MOST_EPOCHS = 10_000;

  private RunJson() {}

  static ObjectNode toJson(RunRecord run) {
    ObjectNode json = JsonFields.MAPPER.createObjectNode();
    json.put("format", FORMAT)
        .put("id", run.id())
        .put("name", run.name())
        .put("started", run.started().toString())
        .put("status", JsonFields.name(run.status()))
        .put("engine", JsonFields.name(run.engine()))
        .put("note", run.note());
    ObjectNode material = json.putObject("material");
    material
        .put("description", run.data().description())
        .put("pictures", run.data().imageCount())
        .put("checksum", run.data().checksum())
        .put("credits", run.data().credits());
    put(material.putObject("source"), run.data().source());
    put(json.putObject("versions"), run.versions());
    ArrayNode curve = json.putArray("curve");
    run.curve().forEach(epoch -> curve.add(epoch(epoch)));
    json.put("best_epoch", run.bestEpoch());
    ObjectNode timings = json.putObject("timings");
    for (TrainingPhase phase : TrainingPhase.values()) {
      run.timings().seconds(phase).ifPresent(seconds -> timings.put(key(phase), seconds));
    }
    run.report().ifPresent(report -> json.set("report", report(report)));
    return json;
  }

  static RunRecord read(JsonFields json, String id, TrainingPlan plan) throws IOException {
    if (json.integer("format") != FORMAT) {
      throw new IOException(json.file() + " was written by a later version of this program.");
    }
    List<EpochRecord> curve = curve(json);
    int best = json.integer("best_epoch");
    if (best < 0 || best > curve.size()) {
      throw json.wrong("best_epoch", "one of the epochs of the curve");
    }
    Optional<JsonFields> report = json.optionalObject("report");
    try {
      return new RunRecord(
          id,
          json.text("name"),
          Instant.parse(json.text("started")),
          json.constant("status", RunStatus.class),
          plan,
          json.constant("engine", EngineKind.class),
          json.text("note"),
          material(json.object("material")),
          json.texts("versions"),
          curve,
          best,
          timings(json.object("timings")),
          report.isEmpty() ? Optional.empty() : Optional.of(report(report.get())));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(json.file() + " is no sound record of a run.", e);
    }
  }

  private static void put(ObjectNode json, Map<String, String> texts) {
    texts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> json.put(entry.getKey(), entry.getValue()));
  }

  private static ObjectNode epoch(EpochRecord epoch) {
    ObjectNode json =
        JsonFields.MAPPER
            .createObjectNode()
            .put("epoch", epoch.epoch())
            .put("loss", epoch.loss())
            .put("accuracy", epoch.accuracy());
    epoch.validation().ifPresent(score -> put(json.putObject("validation"), score));
    epoch.test().ifPresent(score -> put(json.putObject("test"), score));
    return json.put("rate", epoch.learningRate())
        .put("train_s", epoch.trainSeconds())
        .put("evaluate_s", epoch.evaluateSeconds());
  }

  private static List<EpochRecord> curve(JsonFields json) throws IOException {
    List<EpochRecord> curve = new ArrayList<>();
    for (JsonFields each : json.objects("curve")) {
      int epoch = each.integer("epoch");
      if (epoch != curve.size() + 1 || epoch > MOST_EPOCHS) {
        throw json.wrong("curve", "a list of epochs in order");
      }
      Optional<JsonFields> validation = each.optionalObject("validation");
      Optional<JsonFields> test = each.optionalObject("test");
      curve.add(
          new EpochRecord(
              epoch,
              each.number("loss"),
              each.number("accuracy"),
              validation.isEmpty() ? Optional.empty() : Optional.of(score(validation.get())),
              test.isEmpty() ? Optional.empty() : Optional.of(score(test.get())),
              each.number("rate"),
              each.number("train_s"),
              each.number("evaluate_s")));
    }
    return curve;
  }

  private static void put(ObjectNode json, Score score) {
    json.put("loss", score.loss()).put("accuracy", score.accuracy());
  }

  private static Score score(JsonFields json) throws IOException {
    return new Score(json.number("loss"), json.number("accuracy"));
  }

  private static RunRecord.DataInfo material(JsonFields json) throws IOException {
    return new RunRecord.DataInfo(
        json.text("description"),
        json.integer("pictures"),
        json.longInteger("checksum"),
        json.text("credits"),
        json.texts("source"));
  }

  private static PhaseTimings timings(JsonFields json) throws IOException {
    PhaseTimings timings = PhaseTimings.NONE;
    for (TrainingPhase phase : TrainingPhase.values()) {
      timings = timings.with(phase, json.numberOrNaN(key(phase)));
    }
    return timings;
  }

  private static String key(TrainingPhase phase) {
    return JsonFields.name(phase).replace('-', '_') + "_s";
  }

  private static ObjectNode report(TestReport report) {
    ObjectNode json = JsonFields.MAPPER.createObjectNode();
    put(json, report.score());
    ArrayNode rows = json.putArray("confusion");
    for (int[] row : report.confusion()) {
      ArrayNode cells = rows.addArray();
      for (int count : row) {
        cells.add(count);
      }
    }
    ArrayNode worst = json.putArray("worst");
    for (Mistake mistake : report.worstMistakes()) {
      worst
          .addObject()
          .put("index", mistake.index())
          .put("truth", mistake.label())
          .put("answer", mistake.predicted())
          .put("confidence", mistake.confidence());
    }
    ArrayNode first = json.putArray("first");
    for (float probability : report.firstImage()) {
      first.add(probability);
    }
    return json;
  }

  private static TestReport report(JsonFields json) throws IOException {
    List<Mistake> worst = new ArrayList<>();
    for (JsonFields each : json.objects("worst")) {
      worst.add(
          new Mistake(
              each.integer("index"),
              digit(each, "truth"),
              digit(each, "answer"),
              (float) each.number("confidence")));
    }
    return new TestReport(
        score(json), confusion(json), worst, json.floats("first", Prediction.CLASSES));
  }

  private static int digit(JsonFields json, String key) throws IOException {
    int digit = json.integer(key);
    if (digit < 0 || digit >= Prediction.CLASSES) {
      throw json.wrong(key, "a digit");
    }
    return digit;
  }

  private static int[][] confusion(JsonFields json) throws IOException {
    int side = Prediction.CLASSES;
    int[][] counts = new int[side][side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int count = json.node().path("confusion").path(row).path(column).asInt(-1);
        if (count < 0) {
          throw json.wrong("confusion", "ten rows of ten counts");
        }
        counts[row][column] = count;
      }
    }
    return counts;
  }
}
