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

/** Classifies images with stock Deeplearning4j: the reference for predictions and times. */
public final class Dl4jClassifier implements DigitClassifier {
  /** Maximum number of images per forward pass. */
  private static final int CHUNK = 1_000;

  /** Smallest probability whose logarithm is taken. */
  private static final double MIN_PROBABILITY = 1e-30;

  private final Model model;
  private final Calibration calibration;
  private final MultiLayerNetwork network;

  public Dl4jClassifier(Model model) {
    this.model = model;
    this.calibration = model.card().calibration().orElse(Calibration.NONE);
    MultiLayerConfiguration configuration = Dl4jNetworks.configuration(model.spec());
    if (model.spec().layers().getFirst() instanceof LayerSpec.Pool) {
      // With workspaces Deeplearning4j rejects a pooling layer that comes first.
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
    ForwardResult result = run(layout().arrange(image.pixels()), 1, calibration.hasDetectors());
    Calibration.CalibratedOutput output =
        calibration.apply(result.logits(0), result.oodFeatures(0));
    return new Prediction(
        output.probabilities(), output.score(), output.sure(), System.nanoTime() - start);
  }

  @Override
  public float[] features(DigitImage image) {
    return run(layout().arrange(image.pixels()), 1, true).features(0);
  }

  @Override
  public BatchResult classifyAll(
      DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled) {
    boolean hidden = want != Extra.NONE || calibration.hasDetectors();
    int width = want.width(model.spec());
    float[] probabilities = new float[data.size() * Prediction.CLASSES];
    float[] features = new float[Math.multiplyExact(data.size(), width)];
    boolean[] sure = new boolean[data.size()];
    for (int from = 0; from < data.size(); from += CHUNK) {
      int count = Math.min(CHUNK, data.size() - from);
      ForwardResult result = run(pixels(data, from, count), count, hidden);
      for (int i = 0; i < count; i++) {
        Calibration.CalibratedOutput output =
            calibration.apply(result.logits(i), result.oodFeatures(i));
        System.arraycopy(
            output.probabilities(), 0, probabilities, (from + i) * Prediction.CLASSES, 10);
        sure[from + i] = output.sure();
        float[] wanted = want == Extra.FEATURES ? result.features(i) : result.oodFeatures(i);
        System.arraycopy(wanted, 0, features, (from + i) * width, width);
      }
      progress.accept((from + count) / (double) data.size());
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("The classification was stopped");
      }
    }
    return new BatchResult(probabilities, features, width, sure);
  }

  private float[] pixels(DigitDataset data, int from, int count) {
    float[] pixels = new float[count * DigitImage.PIXELS];
    for (int i = 0; i < count; i++) {
      float[] image = layout().arrange(data.image(from + i).pixels());
      System.arraycopy(image, 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
    }
    return pixels;
  }

  private InputLayout layout() {
    return model.spec().input();
  }

  /**
   * Runs a forward pass; synchronized because threads cannot share the network's buffers.
   *
   * @param hidden whether the activations of hidden layers are needed
   */
  private synchronized ForwardResult run(float[] pixels, int count, boolean hidden) {
    INDArray input = Dl4jNetworks.input(layout(), pixels, count);
    if (!hidden) {
      float[] probabilities = values(network.output(input));
      return new ForwardResult(Optional.empty(), count, probabilities, new float[0], new float[0]);
    }
    var activations = network.feedForward(input);
    return new ForwardResult(
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
   * The values of a forward pass, image by image.
   *
   * @param extractor computes the OOD features; empty where only the probabilities are present
   * @param features inputs of the output layer
   * @param flattened inputs of the first dense layer
   */
  private record ForwardResult(
      Optional<OodFeatures> extractor,
      int count,
      float[] probabilities,
      float[] features,
      float[] flattened) {
    /** Returns an image's logits up to a constant, which does not change their softmax. */
    float[] logits(int image) {
      float[] logits = new float[Prediction.CLASSES];
      for (int i = 0; i < logits.length; i++) {
        float probability = probabilities[image * Prediction.CLASSES + i];
        logits[i] = (float) Math.log(Math.max(MIN_PROBABILITY, probability));
      }
      return logits;
    }

    float[] features(int image) {
      return part(features, image);
    }

    float[] oodFeatures(int image) {
      return extractor
          .map(ood -> ood.of(part(features, image), part(flattened, image)))
          .orElse(new float[0]);
    }

    private float[] part(float[] all, int image) {
      int width = all.length / count;
      return Arrays.copyOfRange(all, image * width, (image + 1) * width);
    }
  }
}
