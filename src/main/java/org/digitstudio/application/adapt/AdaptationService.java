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
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.StudioException;
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
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/**
 * Adapts a copy of a model to the user's handwriting: trains it a little further on My digits mixed
 * with MNIST at a low learning rate, and measures the original and the copy. A part of My digits is
 * held out to measure on.
 */
public final class AdaptationService {
  /** Fewer digits tell too little of a handwriting. */
  public static final int MIN_DIGITS = 20;

  private static final int HELD_OUT_EVERY = 4;
  private static final int EPOCHS = 4;
  private static final int BATCH_SIZE = 64;
  private static final double LEARNING_RATE = 2e-4;

  /** MNIST images mixed into an epoch; My digits are repeated until they are a third of them. */
  private static final int MNIST_PER_EPOCH = 6_000;

  private static final int MAX_REPEATS = 20;
  private static final int CALIBRATION_IMAGES = 5_000;
  private static final int MAX_THREADS = 4;

  /** The shares of the progress: evaluating the original, training, evaluating the copy. */
  private static final double BEFORE = 0.15;

  private static final double TRAINING = 0.7;

  private final TrainingEngines engines;

  public AdaptationService(TrainingEngines engines) {
    this.engines = engines;
  }

  /**
   * Adapts a copy of a model; takes some seconds to a minute.
   *
   * @param mnistTraining mixed in, so that nothing is forgotten
   * @param mnistTest to measure on
   * @throws StudioException if there are too few digits
   */
  public Adaptation adapt(
      Model model,
      List<MyDigit> digits,
      DigitDataset mnistTraining,
      DigitDataset mnistTest,
      long seed,
      BackgroundTask task) {
    if (digits.size() < MIN_DIGITS) {
      throw new StudioException("application.adapt.too-few", MIN_DIGITS, digits.size());
    }
    MyDigitsSplit split = MyDigitsSplit.of(digits, seed);
    MnistSplit mnist = MnistSplit.of(mnistTraining, seed);
    TrainingPlan plan = plan(model, seed);
    TrainingEngines.Choice choice = engines.choose(plan);
    ClassifierFactory classifiers = choice.engine().classifiers();
    DigitDataset heldOut = MyDigitsStore.dataset("My digits, held out", split.heldOut);

    DigitClassifier original = classifiers.open(model);
    int myBefore = correctCount(original, heldOut, task, part -> {});
    int mnistBefore = correctCount(original, mnistTest, task, part -> task.progress(BEFORE * part));
    float[] parameters =
        train(choice.engine().trainer(), plan, mixed(split.training, mnist.training), model, task);
    Model uncalibrated = new Model(card(model, split), model.spec(), parameters);
    Model adapted = calibrated(model, uncalibrated, classifiers, mnist.calibration, task);
    DigitClassifier copy = classifiers.open(adapted);
    int myAfter = correctCount(copy, heldOut, task, part -> {});
    double done = BEFORE + TRAINING;
    int mnistAfter =
        correctCount(copy, mnistTest, task, part -> task.progress(done + (1 - done) * part));
    Adaptation.Change test = new Adaptation.Change(mnistTest.size(), mnistBefore, mnistAfter);
    return new Adaptation(
        adapted.withCard(adapted.card().withTest(test.after(), test.n())),
        new Adaptation.Change(heldOut.size(), myBefore, myAfter),
        test);
  }

  /** Calibrates the copy like the original, where that is calibrated. */
  private static Model calibrated(
      Model original,
      Model copy,
      ClassifierFactory classifiers,
      DigitDataset digits,
      BackgroundTask task) {
    if (original.card().calibration().isEmpty()) {
      return copy;
    }
    Calibration carried = new Calibrator(classifiers).carryOver(original, copy, digits, task);
    return copy.withCard(copy.card().withCalibration(carried));
  }

  /** The MNIST images to train on, and others to calibrate on. */
  private record MnistSplit(DigitDataset training, DigitDataset calibration) {
    static MnistSplit of(DigitDataset mnist, long seed) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, mnist.size()).boxed().toList());
      Collections.shuffle(order, new Random(seed));
      int mixed = Math.min(MNIST_PER_EPOCH, mnist.size() * 3 / 4);
      int end = Math.min(mnist.size(), mixed + CALIBRATION_IMAGES);
      return new MnistSplit(
          mnist.subset("MNIST", indices(order.subList(0, mixed))),
          mnist.subset("MNIST, for calibration", indices(order.subList(mixed, end))));
    }

    private static int[] indices(List<Integer> some) {
      return some.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** My digits in two parts: a quarter of each class is held out, the same for the same seed. */
  private record MyDigitsSplit(List<MyDigit> training, List<MyDigit> heldOut) {
    static MyDigitsSplit of(List<MyDigit> digits, long seed) {
      List<MyDigit> training = new ArrayList<>();
      List<MyDigit> heldOut = new ArrayList<>();
      List<MyDigit> shuffled = new ArrayList<>(digits);
      Collections.shuffle(shuffled, new Random(seed));
      int[] seen = new int[Prediction.CLASSES];
      for (MyDigit digit : shuffled) {
        boolean hold = ++seen[digit.label()] % HELD_OUT_EVERY == 0;
        (hold ? heldOut : training).add(digit);
      }
      if (heldOut.isEmpty()) {
        heldOut.addAll(training.subList(0, training.size() / HELD_OUT_EVERY));
        training.subList(0, heldOut.size()).clear();
      }
      return new MyDigitsSplit(training, heldOut);
    }
  }

  private static DigitDataset mixed(List<MyDigit> digits, DigitDataset mnist) {
    DigitDataset own = MyDigitsStore.dataset("My digits", digits);
    int repeats = Math.clamp(mnist.size() / 3 / own.size(), 1, MAX_REPEATS);
    return new ConcatDataset("MNIST and My digits", mnist, own, repeats);
  }

  private static TrainingPlan plan(Model model, long seed) {
    Optimization optimization =
        Optimization.adam(LEARNING_RATE, EPOCHS, BATCH_SIZE)
            .withSchedule(new Schedule.Cosine())
            .withLabelSmoothing(0.05);
    Augmentation augmentation =
        Augmentation.NONE
            .withShift(1)
            .withRotation(8)
            .withScale(0.08)
            .withShear(0.08)
            .withThickness(0.4);
    return TrainingPlan.of(model.card().recipe(), model.spec(), optimization)
        .withAugmentation(augmentation)
        .withSeed(seed)
        .withThreads(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  private static float[] train(
      NetworkTrainer trainer,
      TrainingPlan plan,
      DigitDataset data,
      Model model,
      BackgroundTask task) {
    TrainingState start = TrainingState.startingFrom(model.parameters());
    try (NetworkTrainer.Session session = trainer.open(plan, data, Optional.of(start))) {
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        double epochsDone = epoch;
        session.trainEpoch(
            (batch, batches, loss, accuracy, learningRate) -> {
              double done = (epochsDone + (double) batch / batches) / EPOCHS;
              task.progress(BEFORE + TRAINING * done);
              return true;
            });
      }
      return session.parameters();
    }
  }

  private static int correctCount(
      DigitClassifier classifier, DigitDataset data, BackgroundTask task, DoubleConsumer progress) {
    return classifier.classifyAll(data, Extra.NONE, progress, task::isCancelled).correctCount(data);
  }

  private static ModelCard card(Model model, MyDigitsSplit split) {
    ModelCard card = model.card();
    return new ModelCard(
        Messages.text("application.adapt.name", card.name()),
        card.recipe(),
        card.seed(),
        Messages.text("application.adapt.data", card.data(), split.training.size()),
        Optional.empty(),
        0,
        Messages.text("application.adapt.command"),
        card.credits(),
        card.classNames(),
        card.calibration());
  }
}
