package org.digitstudio.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/** Records and checkpoints to store. */
final class StoredRuns {
  static final TrainingPlan PLAN = LinearEngine.plan(3, 100, 0);
  static final int PARAMETERS = PLAN.network().parameterCount();

  private StoredRuns() {}

  static Checkpoint checkpoint(int epoch, float value) {
    float[] parameters = new float[PARAMETERS];
    float[] moments = new float[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      parameters[i] = value / (i + 3);
      moments[i] = -value / (i + 7);
    }
    return new Checkpoint(
        new TrainingState(epoch, epoch * 30L, parameters, moments, new float[0]),
        1,
        moments.clone());
  }

  static RunRecord record(String id, RunStatus status) {
    int[][] confusion = new int[10][10];
    confusion[7][2] = 3;
    return new RunRecord(
        id,
        "A run",
        Instant.parse("2026-11-23T05:00:00.123Z"),
        PLAN,
        new RunRecord.Setup(
            EngineKind.DL4J,
            new RunRecord.DataInfo(
                "made up", 500, 1L << 40, "", ClassNames.DIGITS, Map.of("ink", "a.jsonl")),
            Map.of("java", "25")),
        status,
        "A note.",
        new RunRecord.Progress(
            List.of(
                new EpochRecord(
                    1,
                    0.5,
                    0.875,
                    Optional.of(new Score(0.25, 0.9375)),
                    Optional.empty(),
                    0.02,
                    1.5,
                    0.25),
                new EpochRecord(
                    2,
                    0.1 + 0.2,
                    1 / 3.0,
                    Optional.empty(),
                    Optional.of(new Score(1, 0)),
                    0.02,
                    1.5,
                    0.25)),
            2,
            new PhaseTimings(0.1, 3, Double.NaN, 0.001),
            Optional.of(
                new TestReport(
                    new Score(0.1, 0.97),
                    confusion,
                    List.of(new TestReport.Mistake(5, 7, 2, 0.9f)),
                    new float[] {0.1f, 0, 0, 0, 0, 0, 0, 0.9f, 0, 0}))));
  }
}
