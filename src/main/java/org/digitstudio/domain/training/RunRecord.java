package org.digitstudio.domain.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.StudioException;

/**
 * Everything known of a training run but its weights.
 *
 * @param id names its folder: letters, digits and dashes
 * @param name the user's name for it
 * @param engine the one that trains it: Deeplearning4j where the plan's does not support the
 *     network
 * @param note one sentence: why another engine trains it, or what went wrong; may be empty
 * @param versions of the program, Java and the machine
 * @param curve an entry per epoch, in order; epochs whose record was lost are missing
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
      throw new StudioException("domain.run.name", MAX_NAME_LENGTH);
    }
  }

  /**
   * A run's training data.
   *
   * @param description for the model's card, such as "MNIST: 55,000 of 60,000 images for training"
   * @param imageCount images per epoch; 0 before they are read
   * @param checksum of all images and labels in order, so that a run never resumes with others
   * @param credits that the data's licence asks for; may be empty
   * @param source options of the command line that read it again, such as {@code ink=FILE}
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

  /** Returns the best epoch's entry; empty before the first, or where its record was lost. */
  public Optional<EpochRecord> best() {
    return curve.stream().filter(epoch -> epoch.epoch() == bestEpoch).findFirst();
  }

  /** Returns how many epochs are done. */
  public int epochsDone() {
    return curve.isEmpty() ? 0 : curve.getLast().epoch();
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
