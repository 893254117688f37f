package org.digitstudio.application.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.training.ValidationSplit;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.Threshold;
import org.digitstudio.domain.network.Threshold.Cost;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ink.synthesis.OutlierImages;

/**
 * Fits a model's {@link Calibration}: the temperature, the out-of-distribution detectors, and the
 * scores below which a prediction is refused.
 */
public final class Calibrator {
  /** The fractions of real digits that may be refused. */
  private static final Map<Strictness, Double> REFUSED =
      Map.of(Strictness.STRICT, 0.04, Strictness.BALANCED, 0.015, Strictness.TRUSTING, 0.005);

  private static final int OUTLIERS = 20_000;
  private static final int MAX_SAMPLES = 20_000;

  private final ClassifierFactory classifiers;

  public Calibrator(ClassifierFactory classifiers) {
    this.classifiers = classifiers;
  }

  /**
   * One donor's digits, letters and signs, and a model that was not trained on them.
   *
   * @param model with a calibration: its own detectors are used
   * @param nonDigits may be empty; only the costs of thresholds are measured on them
   */
  public record Unseen(Model model, DigitDataset digits, DigitDataset nonDigits) {}

  /**
   * Fits temperature and thresholds on the validation digits of the model's own training, or, where
   * donors are given, on these: each is read by a model trained in the same way without that donor.
   * Takes seconds to minutes, so it runs in the background.
   *
   * @param training the model's training data; its digits and non-digits train the detectors
   * @param plan the plan of that training
   * @param more further digits that the model was not trained on
   * @param unseen donors; if there are any, they alone determine temperature and thresholds, each
   *     with the same weight whatever its size
   * @param job receives the progress and may be cancelled
   * @throws IllegalArgumentException if the plan has no validation digits
   */
  public Calibration fit(
      Model model,
      DigitDataset training,
      TrainingPlan plan,
      List<DigitDataset> more,
      List<Unseen> unseen,
      BackgroundTask job) {
    if (plan.selection().validationImages() == 0) {
      throw new IllegalArgumentException(
          "The recipe \"%s\" learns from the whole training set: nothing is left to calibrate by."
              .formatted(plan.recipe()));
    }
    ValidationSplit split =
        ValidationSplit.of(training, plan.selection().validationImages(), plan.seed());
    DigitClassifier classifier = uncalibrated(model);
    float[][] detectors = detectors(classifier, split.training(), plan.seed(), job);
    job.progress(0.6);
    List<UncalibratedOutputs> digits = new ArrayList<>();
    List<UncalibratedOutputs> nonDigits = new ArrayList<>();
    if (unseen.isEmpty()) {
      digits.add(read(classifier, split.validation(), detectors, job));
      for (DigitDataset set : more) {
        digits.add(read(classifier, set, detectors, job));
      }
    }
    for (Unseen source : unseen) {
      DigitClassifier other = uncalibrated(source.model);
      float[][] own = source.model.card().calibration().orElse(Calibration.NONE).detectors();
      digits.add(read(other, source.digits, own, job));
      if (source.nonDigits.size() > 0) {
        nonDigits.add(read(other, source.nonDigits, own, job));
      }
    }
    job.progress(1);
    return fit(detectors, digits, nonDigits);
  }

  private static float[][] detectors(
      DigitClassifier classifier, DigitDataset training, long seed, BackgroundTask job) {
    float[][] none = {};
    UncalibratedOutputs known = read(classifier, spread(training, true), none, job);
    job.progress(0.3);
    List<UncalibratedOutputs> unknown = new ArrayList<>();
    List<DigitImage> made = OutlierImages.make(known.data(), OUTLIERS, seed);
    unknown.add(read(classifier, nonDigits(made), none, job));
    DigitDataset real = spread(training, false);
    if (real.size() > 0) {
      unknown.add(read(classifier, real, none, job));
    }
    return detectors(known, unknown);
  }

  private static DigitDataset nonDigits(List<DigitImage> images) {
    byte[] pixels = new byte[images.size() * DigitImage.PIXELS];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(
          images.get(i).toBytes(), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
    }
    return ImageSet.nonDigits("no digits", pixels);
  }

  /**
   * Returns the calibration of a fine-tuned copy: the original's detectors, a temperature at which
   * the copy is as confident on average, and thresholds that refuse as many digits.
   *
   * @param from a calibrated model
   * @param to the fine-tuned copy
   * @param digits that the copy was not fine-tuned on
   */
  public Calibration carryOver(Model from, Model to, DigitDataset digits, BackgroundTask job) {
    Calibration old = from.card().calibration().orElseThrow();
    float[][] detectors = old.detectors();
    return carryOver(
        old,
        read(uncalibrated(from), digits, detectors, job),
        read(uncalibrated(to), digits, detectors, job));
  }

  static Calibration carryOver(
      Calibration old, UncalibratedOutputs before, UncalibratedOutputs after) {
    float temperature = TemperatureFit.likeConfident(before, old.temperature(), after);
    float[] scoresBefore = before.scores(old.temperature());
    float[] scoresAfter = after.scores(temperature);
    Map<Strictness, Threshold> thresholds = new EnumMap<>(Strictness.class);
    old.thresholds()
        .forEach(
            (strictness, threshold) -> {
              double refused = share(scoresBefore, score -> score < threshold.minScore());
              float minScore = quantile(List.of(scoresAfter), refused);
              thresholds.put(strictness, new Threshold(minScore, threshold.cost()));
            });
    return new Calibration(temperature, old.detectors(), thresholds, old.strictness());
  }

  private DigitClassifier uncalibrated(Model model) {
    return classifiers.open(model.withCard(model.card().withCalibration(Calibration.NONE)));
  }

  /** Returns at most {@link #MAX_SAMPLES} digits or non-digits, evenly spaced over the set. */
  private static DigitDataset spread(DigitDataset set, boolean digits) {
    int[] all =
        IntStream.range(0, set.size())
            .filter(i -> (set.label(i) != DigitDataset.NO_DIGIT) == digits)
            .toArray();
    int step = Math.max(1, Math.ceilDiv(all.length, MAX_SAMPLES));
    return set.subset(
        set.name(),
        IntStream.iterate(0, i -> i < all.length, i -> i + step).map(i -> all[i]).toArray());
  }

  private static UncalibratedOutputs read(
      DigitClassifier classifier, DigitDataset set, float[][] detectors, BackgroundTask job) {
    return new UncalibratedOutputs(
        set,
        classifier.classifyAll(
            set, Extra.OOD_FEATURES, part -> job.checkCancelled(), job::isCancelled),
        detectors);
  }

  /**
   * @param nonDigits may be empty
   */
  static Calibration fit(
      float[][] detectors, List<UncalibratedOutputs> digits, List<UncalibratedOutputs> nonDigits) {
    float temperature = TemperatureFit.fit(digits);
    List<float[]> scores = digits.stream().map(set -> set.scores(temperature)).toList();
    List<float[]> others = nonDigits.stream().map(set -> set.scores(temperature)).toList();
    Map<Strictness, Threshold> thresholds = new EnumMap<>(Strictness.class);
    REFUSED.forEach(
        (strictness, refused) -> {
          float minScore = quantile(scores, refused);
          Optional<Cost> cost =
              nonDigits.isEmpty()
                  ? Optional.empty()
                  : Optional.of(cost(minScore, digits, scores, others));
          thresholds.put(strictness, new Threshold(minScore, cost));
        });
    return new Calibration(temperature, detectors, thresholds);
  }

  private static Cost cost(
      float minScore,
      List<UncalibratedOutputs> digits,
      List<float[]> scores,
      List<float[]> others) {
    double refused = 0;
    double wrong = 0;
    for (int i = 0; i < digits.size(); i++) {
      refused += share(scores.get(i), score -> score < minScore) / digits.size();
      wrong += digits.get(i).wrong(scores.get(i), minScore) / digits.size();
    }
    double nonDigitsRefused = 0;
    for (float[] set : others) {
      nonDigitsRefused += share(set, score -> score < minScore) / others.size();
    }
    return new Cost(
        scores.stream().mapToInt(set -> set.length).sum(),
        refused,
        wrong,
        others.stream().mapToInt(set -> set.length).sum(),
        Math.min(1, nonDigitsRefused));
  }

  private static double share(float[] scores, DoublePredicate which) {
    int count = 0;
    for (float score : scores) {
      count += which.test(score) ? 1 : 0;
    }
    return (double) count / scores.length;
  }

  /** Trains the detectors; returns none where the network has too many features. */
  static float[][] detectors(UncalibratedOutputs known, List<UncalibratedOutputs> unknown) {
    int width = known.result().featureCount();
    if (width == 0 || width > Calibration.MAX_OOD_FEATURES) {
      return new float[0][];
    }
    List<UncalibratedOutputs> all = new ArrayList<>(List.of(known));
    all.addAll(unknown);
    int count = all.stream().mapToInt(set -> set.data().size()).sum();
    float[] features = new float[count * width];
    int[] digits = new int[count];
    boolean[] real = new boolean[count];
    int at = 0;
    for (UncalibratedOutputs set : all) {
      int size = set.data().size();
      for (int i = 0; i < size; i++) {
        real[at + i] = set == known;
        digits[at + i] = set == known ? set.data().label(i) : set.result().digit(i);
      }
      System.arraycopy(set.result().features(), 0, features, at * width, size * width);
      at += size;
    }
    return new OodDetectorTrainer(width, features, digits, real).learn();
  }

  /** Returns the score that this fraction lies below, each set having the same weight. */
  private static float quantile(List<float[]> sets, double part) {
    record Scored(float score, double weight) {}
    List<Scored> scored = new ArrayList<>();
    for (float[] scores : sets) {
      for (float score : scores) {
        scored.add(new Scored(score, 1.0 / scores.length / sets.size()));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score));
    double below = 0;
    for (Scored next : scored) {
      below += next.weight;
      if (below > part) {
        return next.score;
      }
    }
    return Float.NEGATIVE_INFINITY;
  }
}
