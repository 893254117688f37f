package org.digitstudio.domain.port;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.OodFeatures;

/** A model ready to read pictures. Safe to call from several threads. */
public interface DigitClassifier {
  Model model();

  /** Reads one picture; the answer carries the model's calibration where it has one. */
  Prediction classify(DigitImage image);

  /** What the last hidden layer says of a picture: 128 values for the article's network. */
  float[] features(DigitImage image);

  /**
   * Reads a whole set with every core.
   *
   * @param progress told a fraction in 0..1 from time to time, on the calling thread
   * @param cancelled asked from time to time; once true the call ends early with {@link
   *     java.util.concurrent.CancellationException}
   */
  BatchResult classifyAll(
      DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled);

  /** What {@link #classifyAll} is to bring back besides the probabilities. */
  enum Extra {
    NONE,
    FEATURES,

    /** {@link OodFeatures} in place of the features. */
    OOD_FEATURES;

    /** How many values that is for each picture. */
    public int width(NetworkSpec spec) {
      return switch (this) {
        case NONE -> 0;
        case FEATURES -> spec.inputShape(spec.layers().size() - 1).size();
        case OOD_FEATURES -> OodFeatures.of(spec).count();
      };
    }
  }

  /**
   * @param probabilities n rows of ten, calibrated like {@link #classify}
   * @param features n rows of {@code featureCount}: features, or {@link OodFeatures}; or empty
   * @param sure whether each answer should be believed
   */
  record BatchResult(float[] probabilities, float[] features, int featureCount, boolean[] sure) {
    public int digit(int index) {
      int best = 0;
      for (int i = 1; i < Prediction.CLASSES; i++) {
        if (probability(index, i) > probability(index, best)) {
          best = i;
        }
      }
      return best;
    }

    /** How many answers are the labels of the set that was read. */
    public int correctCount(DigitDataset data) {
      int right = 0;
      for (int i = 0; i < data.size(); i++) {
        right += digit(i) == data.label(i) ? 1 : 0;
      }
      return right;
    }

    public float probability(int index, int digit) {
      return probabilities[index * Prediction.CLASSES + digit];
    }
  }
}
