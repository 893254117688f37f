package org.digitstudio.application;

import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.digitstudio.domain.ClassifierFactory;
import org.digitstudio.domain.DigitClassifier.BatchResult;
import org.digitstudio.domain.DigitClassifier.Want;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.Model;
import org.digitstudio.domain.ModelCard;
import org.digitstudio.domain.NetworkTrainer;
import org.digitstudio.domain.Prediction;
import org.digitstudio.domain.TrainingPlan;

/**
 * Has every picture read by networks that never saw it: a training set in folds, each read by a
 * network trained on the others; a test set by one trained on the whole training set.
 */
public final class FoldReader {
  private static final long SALT = 0x666f6c6473L;
  private final NetworkTrainer trainer;
  private final ClassifierFactory classifiers;

  public FoldReader(NetworkTrainer trainer, ClassifierFactory classifiers) {
    this.trainer = trainer;
    this.classifiers = classifiers;
  }

  /**
   * @param progress hears 0..1 on the calling thread
   * @return n rows of ten probabilities, in the set's order
   */
  public float[] readInFolds(
      DigitDataset data, int folds, TrainingPlan plan, DoubleConsumer progress) {
    if (folds < 2 || folds > data.size()) {
      throw new IllegalArgumentException("Folds lie in 2 to the number of pictures.");
    }
    int[] fold = deal(data.size(), folds, plan.seed());
    float[] probabilities = new float[data.size() * Prediction.CLASSES];
    for (int k = 0; k < folds; k++) {
      int held = k;
      int[] rest = IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
      int[] own = IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
      float[] said =
          readAfterTraining(
              data.subset("fold", rest),
              data.subset("held out", own),
              plan,
              part -> progress.accept((held + part) / folds));
      for (int i = 0; i < own.length; i++) {
        System.arraycopy(
            said,
            i * Prediction.CLASSES,
            probabilities,
            own[i] * Prediction.CLASSES,
            Prediction.CLASSES);
      }
    }
    return probabilities;
  }

  /** Trains on one set and reads another; ten probabilities a picture. */
  public float[] readAfterTraining(
      DigitDataset training, DigitDataset unseen, TrainingPlan plan, DoubleConsumer progress) {
    float[] parameters;
    try (NetworkTrainer.Session session =
        trainer.open(plan, training, java.util.Optional.empty())) {
      for (int epoch = 0; epoch < plan.epochs(); epoch++) {
        session.trainEpoch(NetworkTrainer.BatchListener.NONE);
        progress.accept((epoch + 1.0) / plan.epochs());
      }
      parameters = session.parameters();
    }
    Model model = new Model(ModelCard.unknown("fold"), plan.network(), parameters);
    BatchResult result =
        classifiers.open(model).classifyAll(unseen, Want.PROBABILITIES, part -> {}, () -> false);
    return result.probabilities();
  }

  /** Each picture's fold, 0..folds-1: shuffled by the seed, then dealt out in turn. */
  private static int[] deal(int size, int folds, long seed) {
    int[] order = IntStream.range(0, size).toArray();
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    int[] fold = new int[size];
    for (int i = 0; i < size; i++) {
      fold[order[i]] = i % folds;
    }
    return fold;
  }
}
