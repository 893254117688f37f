package org.digitstudio.application.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.training.ValidationSplit;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ink.synthesis.OutlierImages;

/**
 * Fits a model's {@link Calibration}: a temperature that makes confidence mean what it says,
 * detectors that tell digits from what is none, and the score below which an answer is not sure.
 */
public final class Calibrator {
  /** The part of real digits that may be refused. */
  public static final double REFUSED = 0.01;

  private static final int OUTLIERS = 20_000;
  private static final int MOST_LEARNT = 12_000;

  /** Between these logarithms a temperature is sought. */
  private static final double COLDEST = Math.log(0.05);

  private static final double HOTTEST = Math.log(20);
  private static final double LEAST_PROBABILITY = 1e-30;

  private final ClassifierFactory classifiers;

  public Calibrator(ClassifierFactory classifiers) {
    this.classifiers = classifiers;
  }

  /**
   * As below, with the digits that the model's own training set aside.
   *
   * @param training what it was trained on
   * @param plan how
   * @param more real digits besides that nothing was trained on
   * @throws IllegalArgumentException with one sentence for the user if nothing was set aside
   */
  public Calibration fit(
      Model model,
      DigitDataset training,
      TrainingPlan plan,
      List<DigitDataset> more,
      BackgroundTask job) {
    if (plan.validation() == 0) {
      throw new IllegalArgumentException(
          "The recipe \"%s\" learns from the whole training set: nothing is left to calibrate by."
              .formatted(plan.recipe()));
    }
    ValidationSplit split = ValidationSplit.of(training, plan.validation(), plan.seed());
    List<DigitDataset> held = new ArrayList<>(List.of(split.validation()));
    held.addAll(more);
    return fit(model, List.of(split.training()), held, plan.seed(), job);
  }

  /**
   * Takes some seconds to a minute; for a background job.
   *
   * @param learnt real digits for the detectors to learn from; the network may have seen them
   * @param held real digits that nothing was trained on, for the temperature and the least score;
   *     each set counts the same, whatever its size
   * @param job hears the progress and may be cancelled
   */
  public Calibration fit(
      Model model,
      List<DigitDataset> learnt,
      List<DigitDataset> held,
      long seed,
      BackgroundTask job) {
    DigitClassifier classifier = uncalibrated(model);
    List<DigitImage> outliers = OutlierImages.make(learnt.getFirst(), OUTLIERS, seed);
    job.progress(0.2);
    List<Answers> known = new ArrayList<>();
    for (DigitDataset set : learnt) {
      known.add(read(classifier, spread(set), job));
    }
    job.progress(0.4);
    ImageSet others = new ImageSet("no digits", outliers, new int[outliers.size()]);
    Answers unknown = read(classifier, others, job);
    job.progress(0.5);
    float[][] detectors = detectors(known, unknown);
    job.progress(0.8);
    List<Answers> answers = new ArrayList<>();
    for (DigitDataset set : held) {
      answers.add(read(classifier, set, job));
    }
    job.progress(1);
    return fit(detectors, answers);
  }

  /**
   * The calibration of a copy that learnt a little more: what it has of the model it came from,
   * with a temperature that makes it as confident on the whole and a least score that refuses as
   * many.
   *
   * @param from a calibrated model
   * @param digits real ones that the copy did not learn more of
   */
  public Calibration carryOver(Model from, Model to, DigitDataset digits, BackgroundTask job) {
    Calibration old = from.card().calibration().orElseThrow();
    return carryOver(
        old, read(uncalibrated(from), digits, job), read(uncalibrated(to), digits, job));
  }

  static Calibration carryOver(Calibration old, Answers before, Answers after) {
    double confidence = confidence(before, old.temperature());
    // The hotter, the less confident.
    double logarithm =
        bisect(trial -> confidence(after, Math.exp(trial)) > confidence, COLDEST, HOTTEST);
    float temperature = (float) Math.exp(logarithm);
    int refused = 0;
    for (int i = 0; i < before.data.size(); i++) {
      refused += old.apply(before.sums(i), before.traits(i)).sure() ? 0 : 1;
    }
    Calibration unbounded = new Calibration(temperature, old.detectors(), Float.NEGATIVE_INFINITY);
    double part = (double) refused / before.data.size();
    return new Calibration(
        temperature, old.detectors(), leastScore(unbounded, List.of(after), part));
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
  private static double confidence(Answers answers, double temperature) {
    double sum = 0;
    for (int i = 0; i < answers.data.size(); i++) {
      float most = 0;
      for (float probability : Calibration.softmax(answers.sums(i), (float) temperature)) {
        most = Math.max(most, probability);
      }
      sum += most;
    }
    return sum / answers.data.size();
  }

  private DigitClassifier uncalibrated(Model model) {
    return classifiers.open(model.withCard(model.card().withCalibration(Calibration.NONE)));
  }

  /** At most {@link #MOST_LEARNT} of it, evenly from beginning to end. */
  private static DigitDataset spread(DigitDataset set) {
    int step = Math.ceilDiv(set.size(), MOST_LEARNT);
    return set.subset(
        set.name(), IntStream.iterate(0, i -> i < set.size(), i -> i + step).toArray());
  }

  private static Answers read(DigitClassifier classifier, DigitDataset set, BackgroundTask job) {
    return new Answers(
        set,
        classifier.classifyAll(
            set, Extra.OOD_FEATURES, part -> job.checkCancelled(), job::isCancelled));
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

    float[] traits(int index) {
      int width = result.featureCount();
      return Arrays.copyOfRange(result.features(), index * width, (index + 1) * width);
    }
  }

  static Calibration fit(float[][] detectors, List<Answers> sets) {
    float temperature = temperature(sets);
    Calibration unbounded = new Calibration(temperature, detectors, Float.NEGATIVE_INFINITY);
    return new Calibration(temperature, detectors, leastScore(unbounded, sets, REFUSED));
  }

  /** Learns from real digits and from pictures that are none; empty where there is no room. */
  static float[][] detectors(List<Answers> known, Answers unknown) {
    int width = unknown.result.featureCount();
    if (width == 0 || width > Calibration.MAX_OOD_FEATURES) {
      return new float[0][];
    }
    int count = unknown.data.size();
    for (Answers set : known) {
      count += set.data.size();
    }
    float[] traits = new float[count * width];
    int[] digits = new int[count];
    boolean[] real = new boolean[count];
    int at = 0;
    for (Answers set : known) {
      for (int i = 0; i < set.data.size(); i++) {
        digits[at + i] = set.data.label(i);
        real[at + i] = true;
      }
      System.arraycopy(set.result.features(), 0, traits, at * width, set.data.size() * width);
      at += set.data.size();
    }
    for (int i = 0; i < unknown.data.size(); i++) {
      digits[at + i] = unknown.result.digit(i);
    }
    System.arraycopy(unknown.result.features(), 0, traits, at * width, unknown.data.size() * width);
    return new OodDetectorTrainer(width, traits, digits, real).learn();
  }

  /** Golden-section search of the least mean loss, over the temperature's logarithm. */
  private static float temperature(List<Answers> sets) {
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

  /** The score that this part of real digits lies below, each set counting the same. */
  private static float leastScore(Calibration calibration, List<Answers> sets, double part) {
    record Scored(float score, double weight) {}
    List<Scored> scored = new ArrayList<>();
    for (Answers set : sets) {
      for (int i = 0; i < set.data.size(); i++) {
        float score = calibration.apply(set.sums(i), set.traits(i)).score();
        scored.add(new Scored(score, 1.0 / set.data.size() / sets.size()));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score));
    double refused = 0;
    for (Scored next : scored) {
      refused += next.weight;
      if (refused > part) {
        return next.score;
      }
    }
    return Float.NEGATIVE_INFINITY;
  }
}
