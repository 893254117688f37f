package org.digitstudio.engine.dl4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.TrainingPlan;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes gradients and steps of one batch with stock Deeplearning4j, as reference values. */
public final class StockReference {
  private StockReference() {}

  /** The gradient of the mean loss over all of {@code data}; 0 for running statistics. */
  public static float[] gradient(TrainingPlan plan, DigitDataset data, float[] parameters) {
    MultiLayerNetwork network = prepared(plan, data, parameters);
    network.computeGradientAndScore();
    INDArray flat = network.getFlattenedGradients();
    float[] gradient = flat.dup().data().asFloat();
    int offset = 0;
    for (var layer : network.getLayers()) {
      int count = (int) layer.numParams();
      if (layer instanceof BatchNormalization) {
        Arrays.fill(gradient, offset + count / 2, offset + count, 0f);
      }
      offset += count;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= data.size();
    }
    return gradient;
  }

  /** The parameters after one step on all of {@code data}. */
  public static float[] step(TrainingPlan plan, DigitDataset data, float[] parameters) {
    MultiLayerNetwork network = prepared(plan, data, parameters);
    network.fit();
    return network.params().dup().data().asFloat();
  }

  private static MultiLayerNetwork prepared(
      TrainingPlan plan, DigitDataset data, float[] parameters) {
    MultiLayerNetwork network =
        Dl4jNetworks.network(Dl4jNetworks.configuration(plan), parameters.clone());
    int[] all = IntStream.range(0, data.size()).toArray();
    Dl4jBatch batch = new Dl4jBatch(plan, data);
    batch.load(all, 0, all.length, 0);
    network.setInput(batch.images());
    network.setLabels(batch.labels());
    return network;
  }
}
