package org.digitstudio.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.digitstudio.domain.Calibration;
import org.digitstudio.domain.ClassifierFactory;
import org.digitstudio.domain.DigitClassifier;
import org.digitstudio.domain.DigitClassifier.BatchResult;
import org.digitstudio.domain.DigitClassifier.Want;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.Model;
import org.digitstudio.domain.Prediction;

/**
 * Fits a model's {@link Calibration} on pictures it was not trained on: a temperature that makes
 * confidence mean what it says, each digit's mean features, and the score below which an answer is
 * not sure.
 */
public final class Calibrator {
  /** The part of real digits that may be refused. */
  public static final double REFUSED = 0.01;

  private static final double LEAST_PROBABILITY = 1e-30;

  private final ClassifierFactory classifiers;

  public Calibrator(ClassifierFactory classifiers) {
    this.classifiers = classifiers;
  }

  /**
   * @param sets of real digits, none trained on; each counts the same, whatever its size
   * @param job hears the progress and may be cancelled
   */
  public Calibration fit(Model model, List<DigitDataset> sets, Job job) {
    Model plain = model.withCard(model.card().withCalibration(Calibration.NONE));
    DigitClassifier classifier = classifiers.open(plain);
    List<Answers> answers = new ArrayList<>();
    for (DigitDataset set : sets) {
      double done = (double) answers.size() / sets.size();
      BatchResult result =
          classifier.classifyAll(
              set,
              Want.PROBABILITIES_AND_FEATURES,
              part -> job.progress(done + part / sets.size()),
              job::isCancelled);
      answers.add(new Answers(set, result));
    }
    return fit(answers);
  }

  /** A set with what the network says of it without calibration. */
  record Answers(DigitDataset data, BatchResult result) {
    float[] sums(int index) {
      float[] sums = new float[Prediction.CLASSES];
      for (int i = 0; i < sums.length; i++) {
        // Softmax forgets what all sums have in common, and so does the temperature.
        sums[i] = (float) Math.log(Math.max(LEAST_PROBABILITY, result.probability(index, i)));
      }
      return sums;
    }

    float[] features(int index) {
      int width = result.featureCount();
      return Arrays.copyOfRange(result.features(), index * width, (index + 1) * width);
    }
  }

  static Calibration fit(List<Answers> sets) {
    float temperature = temperature(sets);
    float[][] centroids = centroids(sets);
    Calibration unbounded = new Calibration(temperature, centroids, Float.NEGATIVE_INFINITY);
    return new Calibration(temperature, centroids, leastScore(unbounded, sets));
  }

  /** Golden-section search of the least mean loss, over the temperature's logarithm. */
  private static float temperature(List<Answers> sets) {
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(0.05);
    double high = Math.log(20);
    double a = high - golden * (high - low);
    double b = low + golden * (high - low);
    double lossA = loss(sets, Math.exp(a));
    double lossB = loss(sets, Math.exp(b));
    while (high - low > 1e-3) {
      if (lossA < lossB) {
        high = b;
        b = a;
        lossB = lossA;
        a = high - golden * (high - low);
        lossA = loss(sets, Math.exp(a));
      } else {
        low = a;
        a = b;
        lossA = lossB;
        b = low + golden * (high - low);
        lossB = loss(sets, Math.exp(b));
      }
    }
    return (float) Math.exp((low + high) / 2);
  }

  /** The mean over sets of the mean negative logarithm of the true digit's probability. */
  private static double loss(List<Answers> sets, double temperature) {
    double sum = 0;
    for (Answers set : sets) {
      double loss = 0;
      for (int i = 0; i < set.data.size(); i++) {
        float[] probabilities = Calibration.softmax(set.sums(i), (float) temperature);
        loss -= Math.log(Math.max(LEAST_PROBABILITY, probabilities[set.data.label(i)]));
      }
      sum += loss / set.data.size();
    }
    return sum / sets.size();
  }

  private static float[][] centroids(List<Answers> sets) {
    int width = sets.getFirst().result.featureCount();
    if (width == 0) {
      return new float[0][];
    }
    float[][] centroids = new float[Prediction.CLASSES][width];
    for (Answers set : sets) {
      for (int i = 0; i < set.data.size(); i++) {
        float[] features = set.features(i);
        normalise(features);
        float[] centroid = centroids[set.data.label(i)];
        for (int j = 0; j < width; j++) {
          centroid[j] += features[j] / set.data.size();
        }
      }
    }
    for (float[] centroid : centroids) {
      normalise(centroid);
    }
    return centroids;
  }

  private static void normalise(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    float factor = sum > 0 ? (float) (1 / Math.sqrt(sum)) : 0f;
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** The score that {@link #REFUSED} of real digits lie below, each set counting the same. */
  private static float leastScore(Calibration calibration, List<Answers> sets) {
    record Scored(float score, double weight) {}
    List<Scored> scored = new ArrayList<>();
    for (Answers set : sets) {
      for (int i = 0; i < set.data.size(); i++) {
        float score = calibration.judge(set.sums(i), set.features(i)).score();
        scored.add(new Scored(score, 1.0 / set.data.size() / sets.size()));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score));
    double refused = 0;
    for (Scored next : scored) {
      refused += next.weight;
      if (refused > REFUSED) {
        return next.score;
      }
    }
    return Float.NEGATIVE_INFINITY;
  }
}
