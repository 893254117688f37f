package org.digitstudio.lab;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * Predicts every image by networks that were not trained on it: each fold of a training set by a
 * network trained on the other folds, and another set by all these networks, averaged.
 */
public final class CrossValidation {
  private static final long SALT = 0x666f6c6473L;
  private final NetworkTrainer trainer;
  private final ClassifierFactory classifiers;

  public CrossValidation(NetworkTrainer trainer, ClassifierFactory classifiers) {
    this.trainer = trainer;
    this.classifiers = classifiers;
  }

  /**
   * Predictions for images that the networks were not trained on.
   *
   * @param folds ten probabilities for each image of the training set, in its order
   * @param unseen ten mean probabilities for each image of the other set, in its order
   */
  public record Predictions(float[] folds, float[] unseen) {}

  /**
   * Trains a network for each fold and predicts both sets.
   *
   * @param unseen a set that shares no image with {@code data}; may be empty
   * @param progress receives 0..1 on the calling thread
   * @throws IllegalArgumentException if there are fewer than 2 folds or more folds than images
   */
  public Predictions predict(
      DigitDataset data,
      DigitDataset unseen,
      int folds,
      TrainingPlan plan,
      DoubleConsumer progress) {
    if (folds < 2 || folds > data.size()) {
      throw new IllegalArgumentException("Folds must be 2 to the number of images");
    }
    int[] fold = assignFolds(data.size(), folds, plan.seed());
    float[] inFolds = new float[data.size() * Prediction.CLASSES];
    float[] mean = new float[unseen.size() * Prediction.CLASSES];
    for (int k = 0; k < folds; k++) {
      int heldOut = k;
      int[] others = IntStream.range(0, fold.length).filter(i -> fold[i] != heldOut).toArray();
      int[] members = IntStream.range(0, fold.length).filter(i -> fold[i] == heldOut).toArray();
      DigitClassifier network =
          train(
              data.subset("fold", others), plan, part -> progress.accept((heldOut + part) / folds));
      float[] predictions = probabilities(network, data.subset("held out", members));
      for (int i = 0; i < members.length; i++) {
        System.arraycopy(
            predictions,
            i * Prediction.CLASSES,
            inFolds,
            members[i] * Prediction.CLASSES,
            Prediction.CLASSES);
      }
      float[] unseenPredictions = probabilities(network, unseen);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += unseenPredictions[i] / folds;
      }
    }
    return new Predictions(inFolds, mean);
  }

  private DigitClassifier train(DigitDataset training, TrainingPlan plan, DoubleConsumer progress) {
    try (NetworkTrainer.Session session = trainer.open(plan, training, Optional.empty())) {
      for (int epoch = 0; epoch < plan.optimization().epochs(); epoch++) {
        session.trainEpoch(NetworkTrainer.BatchListener.NONE);
        progress.accept((epoch + 1.0) / plan.optimization().epochs());
      }
      return classifiers.open(
          new Model(ModelCard.unknown("fold"), plan.network(), session.parameters()));
    }
  }

  private static float[] probabilities(DigitClassifier network, DigitDataset data) {
    return network.classifyAll(data, Extra.NONE, part -> {}, () -> false).probabilities();
  }

  /** Assigns each image to a fold, 0..folds-1, at random with equal sizes. */
  private static int[] assignFolds(int size, int folds, long seed) {
    int[] order = IntStream.range(0, size).toArray();
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    int[] fold = new int[size];
    for (int i = 0; i < size; i++) {
      fold[order[i]] = i % folds;
    }
    return fold;
  }
}
