package org.digitstudio.application.calibration;

import java.util.List;
import java.util.function.DoublePredicate;
import org.digitstudio.domain.network.Calibration;

/** Finds the temperature that makes confidence mean what it says (Guo et al. 2017). */
final class TemperatureFit {
  /** Between these logarithms a temperature is sought. */
  private static final double COLDEST = Math.log(0.05);

  private static final double HOTTEST = Math.log(20);
  private static final double MIN_PROBABILITY = 1e-30;

  private TemperatureFit() {}

  /** The temperature at which one set is as confident on the whole as another at its own. */
  static float likeConfident(
      UncalibratedOutputs before, float temperature, UncalibratedOutputs after) {
    double confidence = confidence(before, temperature);
    // The hotter, the less confident.
    double logarithm =
        bisect(trial -> confidence(after, Math.exp(trial)) > confidence, COLDEST, HOTTEST);
    return (float) Math.exp(logarithm);
  }

  /** Where a question that is yes from {@code low} on stops being yes. */
  private static double bisect(DoublePredicate yes, double low, double high) {
    double from = low;
    double to = high;
    while (to - from > 1e-4) {
      double middle = (from + to) / 2;
      if (yes.test(middle)) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The mean of the likeliest digit's probability. */
  private static double confidence(UncalibratedOutputs answers, double temperature) {
    double sum = 0;
    for (int i = 0; i < answers.data().size(); i++) {
      float most = 0;
      for (float probability : Calibration.softmax(answers.logits(i), (float) temperature)) {
        most = Math.max(most, probability);
      }
      sum += most;
    }
    return sum / answers.data().size();
  }

  /** Golden-section search of the least mean loss, over the temperature's logarithm. */
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

  /** The mean over sets of the mean negative logarithm of the true digit's probability. */
  private static double loss(List<UncalibratedOutputs> sets, double temperature) {
    double sum = 0;
    for (UncalibratedOutputs set : sets) {
      double loss = 0;
      for (int i = 0; i < set.data().size(); i++) {
        float[] probabilities = Calibration.softmax(set.logits(i), (float) temperature);
        loss -= Math.log(Math.max(MIN_PROBABILITY, probabilities[set.data().label(i)]));
      }
      sum += loss / set.data().size();
    }
    return sum / sets.size();
  }
}
