package org.digitstudio.application.adapt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.calibration.Calibrator;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/**
 * "Adapt to my hand": trains a copy of a model a little further on My digits mixed with MNIST, at a
 * low rate, and measures both before and after. A part of My digits is held back to measure by.
 */
public final class AdaptationService {
  /** Fewer kept digits than this say too little of a hand. */
  public static final int MIN_DIGITS = 20;

  private static final int HELD_OUT_EVERY = 4;
  private static final int EPOCHS = 4;
  private static final double LEARNING_RATE = 2e-4;

  /** How many MNIST pictures an epoch mixes in; My digits are repeated up to a third of them. */
  private static final int MNIST_PER_EPOCH = 6_000;

  private static final int MAX_REPEATS = 20;
  private static final int CALIBRATION_IMAGES = 5_000;

  private final TrainingEngines engines;

  public AdaptationService(TrainingEngines engines) {
    this.engines = engines;
  }

  /**
   * Takes some seconds to a minute; for a background job.
   *
   * @param mnistTraining to mix in, so that nothing is forgotten
   * @param mnistTest to measure by
   * @throws IllegalArgumentException with one sentence for the user if there are too few digits
   */
  public Adaptation adapt(
      Model model,
      List<MyDigit> mine,
      DigitDataset mnistTraining,
      DigitDataset mnistTest,
      long seed,
      BackgroundTask job) {
    if (mine.size() < MIN_DIGITS) {
      throw new IllegalArgumentException(
          "Keep at least %d digits first; there are %d.".formatted(MIN_DIGITS, mine.size()));
    }
    MyDigitsSplit parts = MyDigitsSplit.of(mine, seed);
    TrainingPlan plan = plan(model, seed);
    TrainingEngines.Choice choice = engines.choose(plan);
    DigitDataset heldOut = MyDigitsStore.dataset("My digits, held back", parts.heldOut);
    MnistSplit mnist = MnistSplit.of(mnistTraining, seed);
    DigitDataset mixed = mixed(parts.training, mnist.training);

    DigitClassifier before = choice.engine().classifiers().open(model);
    int mineBefore = right(before, heldOut, job, part -> {});
    int mnistBefore = right(before, mnistTest, job, part -> job.progress(0.15 * part));
    float[] parameters = train(choice.engine().trainer(), plan, mixed, model, job);
    Model plain = new Model(card(model, parts), model.spec(), parameters);
    Model adapted = calibrated(model, plain, choice.engine().classifiers(), mnist.calibration, job);
    DigitClassifier after = choice.engine().classifiers().open(adapted);
    int mineAfter = right(after, heldOut, job, part -> {});
    int mnistAfter = right(after, mnistTest, job, part -> job.progress(0.85 + 0.15 * part));
    Adaptation.Change test = new Adaptation.Change(mnistTest.size(), mnistBefore, mnistAfter);
    return new Adaptation(
        adapted.withCard(adapted.card().withTest(test.after(), test.n())),
        new Adaptation.Change(heldOut.size(), mineBefore, mineAfter),
        test);
  }

  /**
   * The copy is to be as sure of itself as the model it came from, where that one is calibrated.
   */
  private static Model calibrated(
      Model from,
      Model copy,
      ClassifierFactory classifiers,
      DigitDataset digits,
      BackgroundTask job) {
    if (from.card().calibration().isEmpty()) {
      return copy;
    }
    Calibration carried = new Calibrator(classifiers).carryOver(from, copy, digits, job);
    return copy.withCard(copy.card().withCalibration(carried));
  }

  /** MNIST's part in the lessons, and other pictures of it to calibrate by. */
  private record MnistSplit(DigitDataset training, DigitDataset calibration) {
    static MnistSplit of(DigitDataset mnist, long seed) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, mnist.size()).boxed().toList());
      Collections.shuffle(order, new Random(seed));
      int mixed = Math.min(MNIST_PER_EPOCH, mnist.size() * 3 / 4);
      int end = Math.min(mnist.size(), mixed + CALIBRATION_IMAGES);
      return new MnistSplit(
          mnist.subset("MNIST", indices(order.subList(0, mixed))),
          mnist.subset("MNIST, apart", indices(order.subList(mixed, end))));
    }

    private static int[] indices(List<Integer> some) {
      return some.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** My digits in two parts, a quarter of each digit's held back, the same for the same seed. */
  private record MyDigitsSplit(List<MyDigit> training, List<MyDigit> heldOut) {
    static MyDigitsSplit of(List<MyDigit> mine, long seed) {
      List<MyDigit> learnt = new ArrayList<>();
      List<MyDigit> heldOut = new ArrayList<>();
      List<MyDigit> shuffled = new ArrayList<>(mine);
      Collections.shuffle(shuffled, new Random(seed));
      int[] seen = new int[Prediction.CLASSES];
      for (MyDigit digit : shuffled) {
        boolean hold = ++seen[digit.label()] % HELD_OUT_EVERY == 0;
        (hold ? heldOut : learnt).add(digit);
      }
      if (heldOut.isEmpty()) {
        heldOut.addAll(learnt.subList(0, learnt.size() / HELD_OUT_EVERY));
        learnt.subList(0, heldOut.size()).clear();
      }
      return new MyDigitsSplit(learnt, heldOut);
    }
  }

  private static DigitDataset mixed(List<MyDigit> learnt, DigitDataset mnist) {
    DigitDataset hand = MyDigitsStore.dataset("My digits", learnt);
    int repeats = Math.clamp(mnist.size() / 3 / hand.size(), 1, MAX_REPEATS);
    return new ConcatDataset("MNIST and My digits", mnist, hand, repeats);
  }

  private static TrainingPlan plan(Model model, long seed) {
    return new TrainingPlan(
        model.card().recipe(),
        model.spec(),
        EngineKind.FUSED,
        EPOCHS,
        64,
        seed,
        Math.min(4, Runtime.getRuntime().availableProcessors()),
        OptimizerSpec.Adam.withDefaults(LEARNING_RATE),
        new Schedule.Cosine(),
        0,
        0.05,
        0,
        new Augmentation(1, 8, 0.08, 0.08, 0, 0.4, 0),
        0,
        false,
        0);
  }

  private static float[] train(
      NetworkTrainer trainer,
      TrainingPlan plan,
      DigitDataset data,
      Model model,
      BackgroundTask job) {
    TrainingState start = trainer.initialState(model.parameters(), plan, data);
    try (NetworkTrainer.Session session = trainer.open(plan, data, Optional.of(start))) {
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        double done = epoch;
        session.trainEpoch(
            (batch, batches, loss, accuracy, learningRate) -> {
              job.progress(0.15 + 0.7 * (done + (double) batch / batches) / EPOCHS);
              return true;
            });
      }
      return session.parameters();
    }
  }

  private static int right(
      DigitClassifier classifier, DigitDataset data, BackgroundTask job, DoubleConsumer progress) {
    return classifier.classifyAll(data, Extra.NONE, progress, job::isCancelled).correctCount(data);
  }

  private static ModelCard card(Model model, MyDigitsSplit parts) {
    ModelCard card = model.card();
    return new ModelCard(
        card.name() + ", my hand",
        card.recipe(),
        card.seed(),
        "%s; then %,d of My digits mixed with MNIST".formatted(card.data(), parts.training.size()),
        Optional.empty(),
        0,
        "Draw, Adapt to my hand",
        card.credits(),
        card.calibration());
  }
}
