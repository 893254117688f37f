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
 * Has every picture read by networks that never saw it: a training set in folds, each read by a
 * network trained on the others; a set none of them trains on by all of them, whose mean is taken.
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
   * What networks say of pictures they did not train on.
   *
   * @param folds ten probabilities for each picture of the training set, in its order
   * @param unseen ten mean probabilities for each picture of the other set, in its order
   */
  public record Readings(float[] folds, float[] unseen) {}

  /**
   * @param unseen a set that shares no picture with {@code data}; may be empty
   * @param progress hears 0..1 on the calling thread
   * @throws IllegalArgumentException if the folds are fewer than 2 or more than the pictures
   */
  public Readings read(
      DigitDataset data,
      DigitDataset unseen,
      int folds,
      TrainingPlan plan,
      DoubleConsumer progress) {
    if (folds < 2 || folds > data.size()) {
      throw new IllegalArgumentException("Folds lie in 2 to the number of pictures.");
    }
    int[] fold = deal(data.size(), folds, plan.seed());
    float[] inFolds = new float[data.size() * Prediction.CLASSES];
    float[] mean = new float[unseen.size() * Prediction.CLASSES];
    for (int k = 0; k < folds; k++) {
      int held = k;
      int[] rest = IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
      int[] own = IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
      DigitClassifier network =
          train(data.subset("fold", rest), plan, part -> progress.accept((held + part) / folds));
      float[] said = probabilities(network, data.subset("held out", own));
      for (int i = 0; i < own.length; i++) {
        System.arraycopy(
            said, i * Prediction.CLASSES, inFolds, own[i] * Prediction.CLASSES, Prediction.CLASSES);
      }
      float[] ofUnseen = probabilities(network, unseen);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += ofUnseen[i] / folds;
      }
    }
    return new Readings(inFolds, mean);
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
