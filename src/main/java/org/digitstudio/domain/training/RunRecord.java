package org.digitstudio.domain.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ClassNames;

/**
 * Everything known of a training run but its weights.
 *
 * @param id names its folder: letters, digits and dashes
 * @param name the user's name for it
 * @param note one sentence: why another engine trains it, or what went wrong; may be empty
 */
public record RunRecord(
    String id,
    String name,
    Instant started,
    TrainingPlan plan,
    Setup setup,
    RunStatus status,
    String note,
    Progress progress) {

  public static final int MAX_NAME_LENGTH = 80;

  public RunRecord {
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
   * @param classNames names of the ten classes; the digits unless the data has others
   * @param source options of the command line that read it again, such as {@code ink=FILE}
   */
  public record DataInfo(
      String description,
      int imageCount,
      long checksum,
      String credits,
      ClassNames classNames,
      Map<String, String> source) {
    public DataInfo {
      source = Map.copyOf(source);
    }
  }

  /**
   * The engine, the data and the machine that train a run.
   *
   * @param engine Deeplearning4j where the plan's does not support the network
   * @param versions of the program, Java and the machine
   */
  public record Setup(EngineKind engine, DataInfo data, Map<String, String> versions) {
    public Setup {
      versions = Map.copyOf(versions);
    }
  }

  /**
   * The state of a run's training.
   *
   * @param curve an entry per epoch, in order; epochs whose record was lost are missing
   * @param bestEpoch the epoch whose weights are the model; 0 before the first
   * @param report on the test set; empty until the run has ended
   */
  public record Progress(
      List<EpochRecord> curve, int bestEpoch, PhaseTimings timings, Optional<TestReport> report) {

    /** The progress of a run that has not begun. */
    public static final Progress NONE =
        new Progress(List.of(), 0, PhaseTimings.NONE, Optional.empty());

    public Progress {
      curve = List.copyOf(curve);
    }
  }

  public EngineKind engine() {
    return setup.engine();
  }

  public DataInfo data() {
    return setup.data();
  }

  public Map<String, String> versions() {
    return setup.versions();
  }

  public List<EpochRecord> curve() {
    return progress.curve();
  }

  public int bestEpoch() {
    return progress.bestEpoch();
  }

  public PhaseTimings timings() {
    return progress.timings();
  }

  public Optional<TestReport> report() {
    return progress.report();
  }

  /** Returns the best epoch's entry; empty before the first, or where its record was lost. */
  public Optional<EpochRecord> best() {
    return curve().stream().filter(epoch -> epoch.epoch() == bestEpoch()).findFirst();
  }

  /** Returns how many epochs are done. */
  public int epochsDone() {
    return curve().isEmpty() ? 0 : curve().getLast().epoch();
  }

  public Optional<Double> testAccuracy() {
    return report().map(value -> value.score().accuracy());
  }

  public RunRecord withName(String newName) {
    return new RunRecord(id, newName, started, plan, setup, status, note, progress);
  }

  public RunRecord withStatus(RunStatus newStatus, String newNote) {
    return new RunRecord(id, name, started, plan, setup, newStatus, newNote, progress);
  }

  public RunRecord withSetup(Setup newSetup) {
    return new RunRecord(id, name, started, plan, newSetup, status, note, progress);
  }

  public RunRecord withProgress(Progress newProgress) {
    return new RunRecord(id, name, started, plan, setup, status, note, newProgress);
  }

  public RunRecord withCurve(List<EpochRecord> newCurve, int newBestEpoch) {
    return withProgress(new Progress(newCurve, newBestEpoch, timings(), report()));
  }

  public RunRecord withTimings(PhaseTimings newTimings) {
    return withProgress(new Progress(curve(), bestEpoch(), newTimings, report()));
  }

  public RunRecord withReport(Optional<TestReport> newReport) {
    return withProgress(new Progress(curve(), bestEpoch(), timings(), newReport));
  }
}
