package org.digitstudio.application;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.DigitClassifier;

/** A classifier whose features are a picture's first pixels and whose answers a function gives. */
public final class FakeClassifier implements DigitClassifier {
  private final int featureCount;
  private final Function<DigitImage, Prediction> answers;
  private ClassNames classNames = ClassNames.DIGITS;
  private int calls;

  public FakeClassifier(int featureCount) {
    this(featureCount, image -> new Prediction(new float[Prediction.CLASSES], true, 0));
  }

  public FakeClassifier(int featureCount, Function<DigitImage, Prediction> answers) {
    this.featureCount = featureCount;
    this.answers = answers;
  }

  /** Names the classes of the model. */
  public FakeClassifier naming(ClassNames names) {
    classNames = names;
    return this;
  }

  public int calls() {
    return calls;
  }

  @Override
  public Model model() {
    NetworkSpec spec = NetworkSpec.asCoded();
    return new Model(
        ModelCard.unknown("fake").withClassNames(classNames),
        spec,
        new float[spec.parameterCount()]);
  }

  @Override
  public Prediction classify(DigitImage image) {
    calls++;
    return answers.apply(image);
  }

  @Override
  public float[] features(DigitImage image) {
    return Arrays.copyOf(image.pixels(), featureCount);
  }

  @Override
  public BatchResult classifyAll(
      DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    float[] probabilities = new float[data.size() * Prediction.CLASSES];
    float[] features = new float[data.size() * featureCount];
    boolean[] sure = new boolean[data.size()];
    for (int i = 0; i < data.size(); i++) {
      Prediction prediction = classify(data.image(i));
      System.arraycopy(prediction.probabilities(), 0, probabilities, i * 10, 10);
      System.arraycopy(features(data.image(i)), 0, features, i * featureCount, featureCount);
      sure[i] = prediction.sure();
    }
    return new BatchResult(probabilities, features, featureCount, sure);
  }
}
