package org.digitstudio.application.data;

import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.insight.Neighbours;
import org.digitstudio.insight.PrincipalComponents;
import org.digitstudio.insight.UmapLayout;

/**
 * Computes a map of images by the output of the network's last hidden layer: by principal
 * components at once, then by UMAP, which is shown while it forms.
 */
public final class EmbeddingService {
  /** More take too long to compare pair by pair. */
  public static final int MAX_IMAGES = 10_000;

  private static final long SEED = 7;
  private static final int EPOCHS_PER_FRAME = 10;
  private static final double FEATURES_SHARE = 0.2;
  private static final double NEIGHBOURS_SHARE = 0.3;

  private final BackgroundRunner runner;

  public EmbeddingService(BackgroundRunner runner) {
    this.runner = runner;
  }

  /**
   * The map during its computation.
   *
   * @param features n rows of {@code width}
   * @param layout n rows of two
   * @param progress 0..1; 1 is the last frame
   */
  public record Frame(float[] features, int width, float[] layout, double progress) {
    /** Returns the map coordinates of an image with these features. */
    public float[] project(float[] ownFeatures) {
      return UmapLayout.project(ownFeatures, features, layout);
    }
  }

  /** Starts the computation; frames arrive on the JavaFX thread. */
  public BackgroundTask start(
      DigitDataset digits,
      DigitClassifier classifier,
      Consumer<Frame> onFrame,
      Consumer<Throwable> failed) {
    return runner.start(task -> layOut(digits, classifier, onFrame, task), onFrame, failed);
  }

  private Frame layOut(
      DigitDataset digits,
      DigitClassifier classifier,
      Consumer<Frame> onFrame,
      BackgroundTask task) {
    BatchResult read =
        classifier.classifyAll(
            digits,
            Extra.FEATURES,
            part -> task.progress(FEATURES_SHARE * part),
            task::isCancelled);
    int width = read.featureCount();
    float[] features = read.features();
    float[] first = PrincipalComponents.layout(features, width);
    show(new Frame(features, width, first, FEATURES_SHARE), onFrame, task);
    if (digits.size() < 4) {
      return new Frame(features, width, first, 1);
    }
    Neighbours neighbours =
        Neighbours.of(
            features,
            width,
            UmapLayout.NEIGHBOURS,
            part -> task.progress(FEATURES_SHARE + NEIGHBOURS_SHARE * part),
            task::isCancelled);
    UmapLayout umap = new UmapLayout(neighbours, first, SEED);
    double before = FEATURES_SHARE + NEIGHBOURS_SHARE;
    while (umap.advance(EPOCHS_PER_FRAME, task::isCancelled)) {
      double progress = before + (1 - before) * umap.progress();
      task.progress(progress);
      show(new Frame(features, width, umap.layout(), progress), onFrame, task);
    }
    return new Frame(features, width, umap.layout(), 1);
  }

  private void show(Frame frame, Consumer<Frame> onFrame, BackgroundTask task) {
    runner.later(
        () -> {
          if (!task.isCancelled()) {
            onFrame.accept(frame);
          }
        });
  }
}
