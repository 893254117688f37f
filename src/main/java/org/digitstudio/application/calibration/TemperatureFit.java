package org.digitstudio.application.calibration;

import java.util.List;
import java.util.function.DoublePredicate;
import org.digitstudio.domain.Softmax;

/** Fits the temperature by which a model's confidence matches its accuracy (Guo et al. 2017). */
final class TemperatureFit {
  /** Bounds of the search, as logarithms. */
  private static final double COLDEST = Math.log(0.05);

  private static final double HOTTEST = Math.log(20);
  private static final double MIN_PROBABILITY = 1e-30;

  private TemperatureFit() {}

  /**
   * Returns the temperature at which one set has the mean confidence that another has at its own.
   */
  static float likeConfident(
      UncalibratedOutputs before, float temperature, UncalibratedOutputs after) {
    double confidence = confidence(before, temperature);
    // Confidence falls as the temperature rises.
    double logarithm =
        bisect(trial -> confidence(after, Math.exp(trial)) > confidence, COLDEST, HOTTEST);
    return (float) Math.exp(logarithm);
  }

  /** Bisects for the value at which a predicate that holds at {@code low} stops holding. */
  private static double bisect(DoublePredicate predicate, double low, double high) {
    double from = low;
    double to = high;
    while (to - from > 1e-4) {
      double middle = (from + to) / 2;
      if (predicate.test(middle)) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Returns the mean probability of the predicted digit. */
  private static double confidence(UncalibratedOutputs outputs, double temperature) {
    double sum = 0;
    for (int i = 0; i < outputs.data().size(); i++) {
      float most = 0;
      for (float probability : Softmax.of(outputs.logits(i), (float) temperature)) {
        most = Math.max(most, probability);
      }
      sum += most;
    }
    return sum / outputs.data().size();
  }

  /** Minimizes the mean loss over the logarithm of the temperature by golden-section search. */
  static float fit(List<UncalibratedOutputs> sets) {
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = COLDEST;
    double high = HOTTEST;
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

  /** Returns the negative log-likelihood of the labels: the mean over sets of each set's mean. */
  private static double loss(List<UncalibratedOutputs> sets, double temperature) {
    double sum = 0;
    for (UncalibratedOutputs set : sets) {
      double loss = 0;
      for (int i = 0; i < set.data().size(); i++) {
        float[] probabilities = Softmax.of(set.logits(i), (float) temperature);
        loss -= Math.log(Math.max(MIN_PROBABILITY, probabilities[set.data().label(i)]));
      }
      sum += loss / set.data().size();
    }
    return sum / sets.size();
  }
}
