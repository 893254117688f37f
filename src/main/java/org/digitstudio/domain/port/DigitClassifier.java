package org.digitstudio.domain.port;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.digitstudio.domain.ArgMax;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.OodFeatures;

/** A model ready for inference. Safe for several threads. */
public interface DigitClassifier {
  Model model();

  /** Classifies one image; the prediction is calibrated where the model has a calibration. */
  Prediction classify(DigitImage image);

  /** Returns the output of the last hidden layer: 128 values for the article's network. */
  float[] features(DigitImage image);

  /**
   * Classifies a whole set with every core.
   *
   * @param progress receives a fraction in 0..1 from time to time, on the calling thread
   * @param cancelled asked from time to time; once true the call ends early
   * @throws CancellationException if it was cancelled
   */
  BatchResult classifyAll(
      DigitDataset data, Extra extra, DoubleConsumer progress, BooleanSupplier cancelled);

  /** The values that {@link #classifyAll} returns besides the probabilities. */
  enum Extra {
    NONE,
    /** The output of the last hidden layer. */
    FEATURES,
    /** The {@link OodFeatures}. */
    OOD_FEATURES;

    /** Returns how many values that is per image. */
    public int width(NetworkSpec spec) {
      return switch (this) {
        case NONE -> 0;
        case FEATURES -> spec.inputShape(spec.layers().size() - 1).size();
        case OOD_FEATURES -> OodFeatures.of(spec).count();
      };
    }
  }

  /**
   * The predictions of n images.
   *
   * @param probabilities n rows of ten, calibrated as in {@link #classify}
   * @param features n rows of {@code featureCount}, as the {@link Extra} asked for; or empty
   * @param sure whether each prediction should be trusted
   */
  record BatchResult(float[] probabilities, float[] features, int featureCount, boolean[] sure) {
    /** Returns the predicted class of an image. */
    public int digit(int index) {
      return ArgMax.of(probabilities, index * Prediction.CLASSES, Prediction.CLASSES);
    }

    /** Returns how many predictions equal the labels of the set that was classified. */
    public int correctCount(DigitDataset data) {
      int correct = 0;
      for (int i = 0; i < data.size(); i++) {
        correct += digit(i) == data.label(i) ? 1 : 0;
      }
      return correct;
    }

    public float probability(int index, int digit) {
      return probabilities[index * Prediction.CLASSES + digit];
    }
  }
}
