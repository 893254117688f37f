package org.digitstudio.ui.train.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.replay.FirstLayer;
import org.digitstudio.application.replay.ResponseMaps;
import org.digitstudio.application.replay.RunReplay;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moments of the run shown and what its network knew at each. The frames are computed in the
 * background, so that moving through them costs nothing. Used on the JavaFX thread.
 */
public final class ReplayModel {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayModel.class);

  /** Images of the test set that every moment is evaluated on: enough for a matrix, quick. */
  static final int TEST_IMAGES = 1_000;

  private final HistoryStore histories;
  private final TrainingEngines engines;
  private final BackgroundRunner runner;
  private final List<ReplayFrame> frames = new ArrayList<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final IntegerProperty position = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<Optional<ReplayFrame>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final HistogramsModel histograms;
  private final ObjectProperty<Followed> followed = new SimpleObjectProperty<>(Followed.NOTHING);
  private Optional<DigitDataset> test = Optional.empty();
  private Optional<RunRecord> run = Optional.empty();
  private @Nullable BackgroundTask task;
  private boolean ended;

  /** Whether there is something new to compute; read by the task, which then ends early. */
  private volatile boolean stale;

  /**
   * @param engines classify with the network of a moment
   */
  public ReplayModel(HistoryStore histories, TrainingEngines engines, BackgroundRunner runner) {
    this.histories = histories;
    this.engines = engines;
    this.runner = runner;
    histograms = new HistogramsModel(histories, engines, runner);
    position.addListener((observable, before, now) -> showFrame());
  }

  /** Returns the number of moments that can be shown. */
  public ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  /** Returns the index of the moment shown, 0 to {@link #count} - 1. */
  public IntegerProperty position() {
    return position;
  }

  /** Returns the frame at the position; empty while there is none. */
  public ReadOnlyObjectProperty<Optional<ReplayFrame>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Returns the image whose prediction is followed from moment to moment. */
  public ObjectProperty<Followed> followed() {
    return followed;
  }

  /** Returns the images that every moment is evaluated on; empty until the test set is there. */
  public Optional<DigitDataset> test() {
    return test;
  }

  /** Returns the weight and activation histograms of the run. */
  public HistogramsModel histograms() {
    return histograms;
  }

  /** Returns a frame. */
  public ReplayFrame frame(int index) {
    return frames.get(index);
  }

  /** Shows the last moment of a run; of the run already shown, only the new moments are added. */
  public void show(Optional<RunRecord> next) {
    if (!next.map(RunRecord::id).equals(run.map(RunRecord::id))) {
      frames.clear();
      count.set(0);
      position.set(0);
      showFrame();
    }
    run = next;
    histograms.show(next);
    update();
  }

  /** Adds the moments that the run has reached meanwhile. */
  public void extend() {
    update();
  }

  /** Sets the test set, of which the first images are classified at every moment. */
  public void setTest(Optional<DigitDataset> all) {
    test = all.map(set -> set.take(TEST_IMAGES));
    if (all.isPresent() && (followed.get() == Followed.NOTHING || followed.get().isOfTest())) {
      followed.set(Followed.ofTest(all.get(), 0));
    }
    update();
  }

  /** Follows another image. */
  public void follow(Followed image) {
    if (!image.image().equals(followed.get().image())) {
      followed.set(image);
      update();
    }
  }

  /** Returns the first moment at which the followed image is predicted to be a digit. */
  public OptionalInt firstPredictedAs(int digit) {
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).followed().digit() == digit) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private void showFrame() {
    int at = position.get();
    shown.set(at < frames.size() ? Optional.of(frames.get(at)) : Optional.empty());
  }

  /** Computes what is missing; one task at a time, since a run in progress needs the processor. */
  private void update() {
    if (run.isEmpty() || followed.get() == Followed.NOTHING) {
      return;
    }
    if (task != null) {
      stale = true;
      return;
    }
    stale = false;
    Work work = new Work(run.get(), followed.get(), test, List.copyOf(frames));
    BackgroundTask started =
        runner.start(
            job -> compute(work, job),
            moments -> {
              forget(work, moments);
              end();
            },
            this::fail);
    // A runner that works at once has ended the task by now.
    task = ended ? null : started;
    ended = false;
  }

  private void end() {
    ended = task == null;
    task = null;
    if (stale) {
      update();
    }
  }

  /** A history that cannot be read leaves the time machine empty; the run itself is whole. */
  private void fail(Throwable problem) {
    LOG.warn("The moments of the run cannot be shown", problem);
    end();
  }

  /** The input of a task. */
  private record Work(
      RunRecord run, Followed followed, Optional<DigitDataset> test, List<ReplayFrame> known) {}

  /** Returns the number of moments. */
  private Integer compute(Work work, BackgroundTask job) throws IOException {
    Optional<RunReplay> replay = RunReplay.open(work.run, histories, engines);
    if (replay.isEmpty()) {
      return 0;
    }
    int moments = replay.get().moments().size();
    List<ReplayFrame> computed = new ArrayList<>();
    for (int i = 0; i < moments; i++) {
      ReplayFrame frame = frame(work, replay.get(), i);
      computed.add(frame);
      int index = i;
      if (i >= work.known.size() || frame != work.known.get(i)) {
        runner.later(() -> arrived(work, index, frame));
      }
    }
    if (work.test.isPresent()) {
      // New moments come first: they are what a run in progress is watched for.
      for (int i = 0; i < moments && !stale; i++) {
        evaluate(work, replay.get(), i, computed.get(i), job);
      }
    }
    return moments;
  }

  private static ReplayFrame frame(Work work, RunReplay replay, int index) {
    Moment moment = replay.moments().get(index);
    // A resumed run trains again what came after its last checkpoint.
    boolean isKnown = index < work.known.size() && work.known.get(index).moment().equals(moment);
    if (isKnown && work.known.get(index).image() == work.followed) {
      return work.known.get(index);
    }
    DigitClassifier classifier = replay.classifier(index);
    Prediction followed = classifier.classify(work.followed.image());
    Model model = classifier.model();
    Optional<ResponseMaps> maps = ResponseMaps.of(model, work.followed.image());
    if (isKnown) {
      return work.known.get(index).withFollowed(work.followed, maps, followed);
    }
    return new ReplayFrame(
        moment,
        FirstLayer.of(model.spec(), model.parameters()),
        work.followed,
        maps,
        followed,
        Optional.empty());
  }

  private void evaluate(
      Work work, RunReplay replay, int index, ReplayFrame frame, BackgroundTask job) {
    if (frame.predictions().isPresent()) {
      return;
    }
    DigitClassifier classifier = replay.classifier(index);
    int[] digits = RunReplay.predictions(classifier, work.test.orElseThrow(), job::isCancelled);
    runner.later(() -> arrived(work, index, frame.withPredictions(digits)));
  }

  /** Drops the moments that a resumed run has undone. */
  private void forget(Work work, int moments) {
    if (isShown(work) && frames.size() > moments) {
      frames.subList(moments, frames.size()).clear();
      count.set(moments);
      position.set(Math.max(0, Math.min(position.get(), moments - 1)));
      showFrame();
    }
  }

  private boolean isShown(Work work) {
    return run.filter(now -> now.id().equals(work.run.id())).isPresent();
  }

  /** Takes over a frame, unless another run is shown by now; follows a run that is training. */
  private void arrived(Work work, int index, ReplayFrame frame) {
    if (!isShown(work) || index > frames.size()) {
      return;
    }
    boolean wasAtTheEnd = position.get() >= frames.size() - 1;
    if (index == frames.size()) {
      frames.add(frame);
      count.set(frames.size());
      if (wasAtTheEnd) {
        position.set(index);
      }
    } else {
      frames.set(index, frame);
    }
    showFrame();
  }
}
