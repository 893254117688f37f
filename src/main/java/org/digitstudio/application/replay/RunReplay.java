package org.digitstudio.application.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunHistory;
import org.digitstudio.domain.training.RunRecord;

/** The network of a run at each of its snapshots. Safe for all threads. */
public final class RunReplay {
  private final RunRecord run;
  private final RunHistory history;
  private final ClassifierFactory classifiers;

  private RunReplay(RunRecord run, RunHistory history, ClassifierFactory classifiers) {
    this.run = run;
    this.history = history;
    this.classifiers = classifiers;
  }

  /**
   * Reads the history of a run, also of one that is still training.
   *
   * @return empty if the run has no history, as runs of earlier versions
   * @throws IOException if its file is damaged from the start
   */
  public static Optional<RunReplay> open(
      RunRecord run, HistoryStore histories, TrainingEngines engines) throws IOException {
    ClassifierFactory classifiers = engines.choose(run.plan()).engine().classifiers();
    return histories
        .read(run.id(), run.plan().network())
        .filter(history -> !history.moments().isEmpty())
        .map(history -> new RunReplay(run, history, classifiers));
  }

  /** Returns the moments with a snapshot, earliest first; never empty. */
  public List<Moment> moments() {
    return history.moments();
  }

  /**
   * Returns the network as it was.
   *
   * @param moment index of {@link #moments}
   */
  public Model model(int moment) {
    return new Model(
        ModelCard.unknown(run.name()), run.plan().network(), history.parameters(moment));
  }

  /** Makes the network of a moment ready to classify. */
  public DigitClassifier classifier(int moment) {
    return classifiers.open(model(moment));
  }

  /**
   * Classifies images with a network.
   *
   * @param cancelled asked from time to time; once true the call ends with {@link
   *     java.util.concurrent.CancellationException}
   * @return the predicted digit of each image
   */
  public static int[] predictions(
      DigitClassifier classifier, DigitDataset images, BooleanSupplier cancelled) {
    BatchResult result = classifier.classifyAll(images, Extra.NONE, part -> {}, cancelled);
    int[] digits = new int[images.size()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = result.digit(i);
    }
    return digits;
  }
}
