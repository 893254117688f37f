package org.digitstudio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.port.NetworkTrainer.BatchListener;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.storage.UserFolders;

/**
 * A network that reads handwritten digits: Digit Studio as a library, for programs and for JShell.
 * Safe to use from several threads.
 *
 * <pre>{@code
 * var model = DigitModel.bundled("accurate");
 * var reading = model.read(Path.of("seven.png"));
 * System.out.println(reading.number() + (reading.sure() ? "" : "?"));
 * var own = DigitModel.train("fast", 1);
 * System.out.println(own.accuracy());
 * own.save(Path.of("own.onnx"));
 * }</pre>
 */
public final class DigitModel {
  private static final Studio STUDIO = new Studio(UserFolders.ofSystem(), () -> {});

  /**
   * The digits recognized in a picture.
   *
   * @param number the digits, such as "1904"; lines are separated by spaces; empty if there are
   *     none
   * @param confidence the lowest probability of a digit, 0..1; 0 if there are none
   * @param sure whether the number should be believed
   */
  public record Result(String number, double confidence, boolean sure) {}

  private final Model model;
  private final DigitClassifier classifier;
  private final RecognitionService recognition = new RecognitionService(STUDIO.detector);

  private DigitModel(Model model) {
    this.model = model;
    this.classifier = STUDIO.classifiers.open(model);
  }

  /**
   * Opens a model file: Deeplearning4j, ONNX, Keras or safetensors.
   *
   * @throws IOException in one sentence, if the file is no such model
   */
  public static DigitModel load(Path file) throws IOException {
    return inWords(() -> new DigitModel(STUDIO.models.load(file)));
  }

  /**
   * Opens a model that comes with the program.
   *
   * @param name accurate or as-described
   */
  public static DigitModel bundled(String name) throws IOException {
    return inWords(() -> new DigitModel(STUDIO.models.bundled(name)));
  }

  /**
   * Trains on MNIST's 60,000 training images with all cores and keeps the last epoch.
   *
   * @param recipe as-described, as-coded, fast or accurate
   * @param seed of everything random; a seed always gives the same model
   * @throws IllegalArgumentException if there is no such recipe
   */
  public static DigitModel train(String recipe, long seed) {
    if (!Recipes.ALL.contains(recipe)) {
      throw new IllegalArgumentException("No recipe: " + recipe);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return train(Recipes.plan(recipe, seed, cores), STUDIO.training.get());
  }

  static DigitModel train(TrainingPlan plan, DigitDataset data) {
    try (Session session = new FusedTrainer().open(plan, data, Optional.empty())) {
      for (int epoch = 0; epoch < plan.optimization().epochs(); epoch++) {
        session.trainEpoch(BatchListener.NONE);
      }
      ModelCard card = ModelCard.unknown(plan.recipe());
      return new DigitModel(new Model(card, plan.network(), session.parameters()));
    }
  }

  /**
   * Reads the digits in a picture of any size: PNG, JPEG, GIF or BMP, dark on light or light on
   * dark.
   *
   * @throws IOException in one sentence, if the file is no such picture
   */
  public Result read(Path picture) throws IOException {
    return inWords(
        () -> {
          Reading reading =
              recognition.read(PictureReader.read(picture), classifier, PreparationOptions.ALL);
          double confidence =
              reading.digits().stream()
                  .mapToDouble(digit -> digit.prediction().confidence())
                  .min()
                  .orElse(0);
          return new Result(reading.number(), confidence, reading.sure());
        });
  }

  /**
   * Returns the probabilities of the digits 0 to 9 for an image as MNIST has them.
   *
   * @param pixels 784 values row by row, 0 black to 1 white
   */
  public float[] probabilities(float[] pixels) {
    if (pixels.length != DigitImage.PIXELS) {
      throw new IllegalArgumentException("%d pixels".formatted(pixels.length));
    }
    Prediction prediction = classifier.classify(DigitImage.of(pixels));
    return prediction.probabilities();
  }

  /** Returns the accuracy on MNIST's 10,000 test images, 0..1. */
  public double accuracy() {
    DigitDataset test = STUDIO.test.get();
    int correct =
        classifier.classifyAll(test, Extra.NONE, part -> {}, () -> false).correctCount(test);
    return (double) correct / test.size();
  }

  /**
   * Saves the model in the format that the name ends in: .zip (Deeplearning4j), .onnx or
   * .safetensors.
   */
  public void save(Path file) throws IOException {
    inWords(
        () -> {
          STUDIO.models.save(model, file);
          return file;
        });
  }

  /** Work on files. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Gives a failure the sentence that the program's window would show. */
  private static <T> T inWords(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (StudioIOException | StudioException e) {
      throw new IOException(FailureText.of(e), e);
    }
  }
}
