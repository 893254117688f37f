package org.digitstudio.engine.fused;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.OodFeatures;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.engine.simd.Kernels;

/** Classifies images in pure Java: no native library has to be loaded. */
public final class FusedClassifier implements DigitClassifier {
  private final Model model;
  private final Calibration calibration;
  private final OodFeatures oodFeatures;
  private final Kernels kernels;
  private final FusedInference single;
  private Optional<FusedInference> many = Optional.empty();

  public FusedClassifier(Model model) {
    this(model, Kernels.best());
  }

  /**
   * @param kernels the innermost loops to use
   */
  public FusedClassifier(Model model, Kernels kernels) {
    this.model = model;
    this.calibration = model.card().calibration().orElse(Calibration.NONE);
    this.oodFeatures = OodFeatures.of(model.spec());
    this.kernels = kernels;
    this.single = new FusedInference(model.spec(), model.parameters(), kernels, 1);
  }

  /** Returns the inference of batches, whose large buffers most classifiers never need. */
  private synchronized FusedInference many() {
    if (many.isEmpty()) {
      many =
          Optional.of(
              new FusedInference(
                  model.spec(), model.parameters(), kernels, BatchClassification.CHUNK));
    }
    return many.get();
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public Prediction classify(DigitImage image) {
    long start = System.nanoTime();
    FusedInference.Workspace workspace = run(image);
    Calibration.CalibratedOutput output = calibrated(workspace, 0);
    single.release(workspace);
    return new Prediction(
        output.probabilities(), output.score(), output.sure(), System.nanoTime() - start);
  }

  @Override
  public float[] features(DigitImage image) {
    FusedInference.Workspace workspace = run(image);
    float[] features = workspace.features(0);
    single.release(workspace);
    return features;
  }

  private FusedInference.Workspace run(DigitImage image) {
    FusedInference.Workspace workspace = single.borrow();
    workspace.input(image.pixels(), 0, 0);
    workspace.run(1);
    return workspace;
  }

  /** Returns the calibrated probabilities of an image in a workspace. */
  Calibration.CalibratedOutput calibrated(FusedInference.Workspace workspace, int index) {
    float[] ood = calibration.hasDetectors() ? oodFeatures(workspace, index) : new float[0];
    return calibration.apply(workspace.logits(index), ood);
  }

  float[] oodFeatures(FusedInference.Workspace workspace, int index) {
    return oodFeatures.of(workspace.features(index), workspace.flattened(index));
  }

  @Override
  public BatchResult classifyAll(
      DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled) {
    return new BatchClassification(this, many(), data, want).run(progress, cancelled);
  }
}
