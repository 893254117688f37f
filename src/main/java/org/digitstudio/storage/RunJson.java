package org.digitstudio.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.domain.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A run's record as JSON; the plan has a file of its own.
 *
 * @param started in ISO 8601
 */
record RunJson(
    String id,
    String name,
    String started,
    RunStatus status,
    String note,
    RunRecord.Setup setup,
    ProgressJson progress) {
  static final int FORMAT = 2;
  private static final int MAX_EPOCHS = 10_000;

  /**
   * The state of the run's training.
   *
   * @param report missing until the run has ended
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProgressJson(
      List<EpochJson> curve,
      int bestEpoch,
      TimingsJson timings,
      @JsonProperty @Nullable TestReport report) {

    static ProgressJson of(RunRecord.Progress progress) {
      return new ProgressJson(
          progress.curve().stream().map(EpochJson::of).toList(),
          progress.bestEpoch(),
          TimingsJson.of(progress.timings()),
          progress.report().orElse(null));
    }

    RunRecord.Progress toProgress() {
      return new RunRecord.Progress(
          curve.stream().map(EpochJson::toRecord).toList(),
          bestEpoch,
          timings.toTimings(),
          Optional.ofNullable(report));
    }
  }

  /** An epoch of the learning curve; a set that was not evaluated is missing. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EpochJson(
      int epoch,
      double loss,
      double accuracy,
      @JsonProperty @Nullable Score validation,
      @JsonProperty @Nullable Score test,
      double learningRate,
      double trainSeconds,
      double evaluateSeconds) {

    static EpochJson of(EpochRecord epoch) {
      return new EpochJson(
          epoch.epoch(),
          epoch.loss(),
          epoch.accuracy(),
          epoch.validation().orElse(null),
          epoch.test().orElse(null),
          epoch.learningRate(),
          epoch.trainSeconds(),
          epoch.evaluateSeconds());
    }

    EpochRecord toRecord() {
      return new EpochRecord(
          epoch,
          loss,
          accuracy,
          Optional.ofNullable(validation),
          Optional.ofNullable(test),
          learningRate,
          trainSeconds,
          evaluateSeconds);
    }
  }

  /** Durations in seconds; a phase that has not ended is missing. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TimingsJson(
      @JsonProperty @Nullable Double load,
      @JsonProperty @Nullable Double train,
      @JsonProperty @Nullable Double evaluate,
      @JsonProperty @Nullable Double predictOne) {

    static TimingsJson of(PhaseTimings timings) {
      return new TimingsJson(
          seconds(timings, TrainingPhase.LOAD),
          seconds(timings, TrainingPhase.TRAIN),
          seconds(timings, TrainingPhase.EVALUATE),
          seconds(timings, TrainingPhase.PREDICT_ONE));
    }

    private static @Nullable Double seconds(PhaseTimings timings, TrainingPhase phase) {
      double seconds = timings.seconds(phase).orElse(Double.NaN);
      return Double.isNaN(seconds) ? null : seconds;
    }

    PhaseTimings toTimings() {
      return new PhaseTimings(orNaN(load), orNaN(train), orNaN(evaluate), orNaN(predictOne));
    }

    private static double orNaN(@Nullable Double seconds) {
      return seconds == null ? Double.NaN : seconds;
    }
  }

  static ObjectNode toTree(RunRecord run) {
    RunJson json =
        new RunJson(
            run.id(),
            run.name(),
            run.started().toString(),
            run.status(),
            run.note(),
            run.setup(),
            ProgressJson.of(run.progress()));
    ObjectNode tree = Json.MAPPER.createObjectNode().put("format", FORMAT);
    return tree.setAll(Json.toTree(json));
  }

  /**
   * Reads a record, of version 1.0.0 too.
   *
   * @param id the run's, which its folder's name decides
   * @throws StudioIOException if it is no sound record
   */
  static RunRecord read(ObjectNode tree, String id, TrainingPlan plan, String file)
      throws IOException {
    if (Json.takeFormat(tree, FORMAT, file) == 1) {
      Format1.upgradeRun(tree);
    }
    if (tree.path("setup").path("data") instanceof ObjectNode data && !data.has("class_names")) {
      data.set("class_names", Json.toTree(ClassNames.DIGITS));
    }
    RunJson json = Json.toRecord(tree, RunJson.class, file);
    json.check(file);
    try {
      return json.toRecord(id, plan);
    } catch (DateTimeException e) {
      throw new StudioIOException(e, "storage.json.field", file, "started");
    }
  }

  private void check(String file) throws IOException {
    int before = 0;
    for (EpochJson epoch : progress.curve) {
      if (epoch.epoch <= before || epoch.epoch > MAX_EPOCHS) {
        throw new StudioIOException("storage.json.field", file, "progress.curve");
      }
      before = epoch.epoch;
    }
    if (progress.bestEpoch < 0 || progress.bestEpoch > MAX_EPOCHS) {
      throw new StudioIOException("storage.json.field", file, "progress.best_epoch");
    }
  }

  private RunRecord toRecord(String folderId, TrainingPlan plan) {
    return new RunRecord(
        folderId, name, Instant.parse(started), plan, setup, status, note, progress.toProgress());
  }
}
