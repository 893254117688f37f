package org.digitstudio.domain.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything known of one training run but its numbers.
 *
 * @param id names its folder: letters, digits and dashes
 * @param name what the user calls it
 * @param engine that trained it, which is not the plan's where that did not cover the network
 * @param note one sentence: why another engine trained, or what went wrong; may be empty
 * @param data what it learnt from
 * @param versions of what it ran on: program, Java, machine
 * @param curve an entry an epoch done, in order
 * @param bestEpoch the epoch whose weights are the model; 0 before the first
 * @param report on the test set; empty until the run has ended
 */
public record RunRecord(
    String id,
    String name,
    Instant started,
    RunStatus status,
    TrainingPlan plan,
    EngineKind engine,
    String note,
    DataInfo data,
    Map<String, String> versions,
    List<EpochRecord> curve,
    int bestEpoch,
    PhaseTimings timings,
    Optional<TestReport> report) {

  public static final int MAX_NAME_LENGTH = 80;

  public RunRecord {
    versions = Map.copyOf(versions);
    curve = List.copyOf(curve);
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "A run's name has 1 to %d characters".formatted(MAX_NAME_LENGTH));
    }
  }

  /**
   * What a run learns from.
   *
   * @param description for the model's card, such as "55,000 of MNIST's 60,000 training pictures"
   * @param imageCount how many an epoch goes through; 0 before they are read
   * @param checksum of all pictures and labels in order, so that a run never goes on with others
   * @param credits that the data asks for; may be empty
   * @param source what the command line needs to read it again, such as {@code ink=FILE}
   */
  public record DataInfo(
      String description,
      int imageCount,
      long checksum,
      String credits,
      Map<String, String> source) {
    public DataInfo {
      source = Map.copyOf(source);
    }
  }

  /** The best epoch's entry; empty before the first. */
  public Optional<EpochRecord> best() {
    return bestEpoch == 0 ? Optional.empty() : Optional.of(curve.get(bestEpoch - 1));
  }

  public Optional<Double> testAccuracy() {
    return report.map(value -> value.score().accuracy());
  }

  public RunRecord withName(String newName) {
    return new RunRecord(
        id, newName, started, status, plan, engine, note, data, versions, curve, bestEpoch, timings,
        report);
  }

  public RunRecord withStatus(RunStatus newStatus, String newNote) {
    return new RunRecord(
        id, name, started, newStatus, plan, engine, newNote, data, versions, curve, bestEpoch,
        timings, report);
  }

  public RunRecord withCurve(List<EpochRecord> newCurve, int newBestEpoch) {
    return new RunRecord(
        id,
        name,
        started,
        status,
        plan,
        engine,
        note,
        data,
        versions,
        newCurve,
        newBestEpoch,
        timings,
        report);
  }

  public RunRecord withTimings(PhaseTimings newTimings) {
    return new RunRecord(
        id,
        name,
        started,
        status,
        plan,
        engine,
        note,
        data,
        versions,
        curve,
        bestEpoch,
        newTimings,
        report);
  }

  public RunRecord withReport(Optional<TestReport> newReport) {
    return new RunRecord(
        id, name, started, status, plan, engine, note, data, versions, curve, bestEpoch, timings,
        newReport);
  }
}
