package org.digitstudio.engine.dl4j;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.OodFeatures;
import org.digitstudio.domain.port.DigitClassifier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads pictures with Deeplearning4j as it comes: the reference for answers and for times. */
public final class Dl4jClassifier implements DigitClassifier {
  /** Pictures read at once. */
  private static final int CHUNK = 1_000;

  private static final double LEAST = 1e-30;

  private final Model model;
  private final Calibration calibration;
  private final MultiLayerNetwork network;

  public Dl4jClassifier(Model model) {
    this.model = model;
    this.calibration = model.card().calibration().orElse(Calibration.NONE);
    MultiLayerConfiguration configuration = Dl4jNetworks.configuration(model.spec());
    if (model.spec().layers().getFirst() instanceof LayerSpec.Pool) {
      // Its workspaces refuse a pooling layer that comes first.
      configuration.setInferenceWorkspaceMode(WorkspaceMode.NONE);
    }
    this.network = Dl4jNetworks.network(configuration, model.parameters());
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public Prediction classify(DigitImage image) {
    long start = System.nanoTime();
    Answers answers = read(layout().arrange(image.pixels()), 1, calibration.hasDetectors());
    Calibration.CalibratedOutput verdict = calibration.apply(answers.sums(0), answers.traits(0));
    return new Prediction(
        verdict.probabilities(), verdict.score(), verdict.sure(), System.nanoTime() - start);
  }

  @Override
  public float[] features(DigitImage image) {
    return read(layout().arrange(image.pixels()), 1, true).features(0);
  }

  @Override
  public BatchResult classifyAll(
      DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled) {
    boolean inside = want != Extra.NONE || calibration.hasDetectors();
    int width = want.width(model.spec());
    float[] probabilities = new float[data.size() * Prediction.CLASSES];
    float[] features = new float[Math.multiplyExact(data.size(), width)];
    boolean[] sure = new boolean[data.size()];
    for (int from = 0; from < data.size(); from += CHUNK) {
      int count = Math.min(CHUNK, data.size() - from);
      Answers answers = read(pixels(data, from, count), count, inside);
      for (int i = 0; i < count; i++) {
        Calibration.CalibratedOutput verdict =
            calibration.apply(answers.sums(i), answers.traits(i));
        System.arraycopy(
            verdict.probabilities(), 0, probabilities, (from + i) * Prediction.CLASSES, 10);
        sure[from + i] = verdict.sure();
        float[] own = want == Extra.FEATURES ? answers.features(i) : answers.traits(i);
        System.arraycopy(own, 0, features, (from + i) * width, width);
      }
      progress.accept((from + count) / (double) data.size());
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("Reading the set was stopped");
      }
    }
    return new BatchResult(probabilities, features, width, sure);
  }

  private float[] pixels(DigitDataset data, int from, int count) {
    float[] pixels = new float[count * DigitImage.PIXELS];
    for (int i = 0; i < count; i++) {
      float[] picture = layout().arrange(data.image(from + i).pixels());
      System.arraycopy(picture, 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
    }
    return pixels;
  }

  private InputLayout layout() {
    return model.spec().input();
  }

  /** One forward pass; two users do not share a network's buffers. */
  private synchronized Answers read(float[] pixels, int count, boolean inside) {
    INDArray input = Dl4jNetworks.input(layout(), pixels, count);
    if (!inside) {
      float[] probabilities = values(network.output(input));
      return new Answers(Optional.empty(), count, probabilities, new float[0], new float[0]);
    }
    var activations = network.feedForward(input);
    return new Answers(
        Optional.of(OodFeatures.of(model.spec())),
        count,
        values(activations.getLast()),
        values(activations.get(activations.size() - 2)),
        values(activations.get(OodFeatures.firstDenseLayer(model.spec()))));
  }

  private static float[] values(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /**
   * What a forward pass made of some pictures, picture by picture.
   *
   * @param traits how to make them; empty where only the probabilities were wanted
   */
  private record Answers(
      Optional<OodFeatures> traits,
      int count,
      float[] probabilities,
      float[] features,
      float[] flattened) {
    /** Sums before softmax, but for a constant that softmax takes away again. */
    float[] sums(int picture) {
      float[] sums = new float[Prediction.CLASSES];
      for (int i = 0; i < sums.length; i++) {
        float probability = probabilities[picture * Prediction.CLASSES + i];
        sums[i] = (float) Math.log(Math.max(LEAST, probability));
      }
      return sums;
    }

    float[] features(int picture) {
      return part(features, picture);
    }

    float[] traits(int picture) {
      return traits
          .map(made -> made.of(part(features, picture), part(flattened, picture)))
          .orElse(new float[0]);
    }

    private float[] part(float[] all, int picture) {
      int width = all.length / count;
      return Arrays.copyOfRange(all, picture * width, (picture + 1) * width);
    }
  }
}
