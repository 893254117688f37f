package org.digitstudio.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.digitstudio.domain.network.DetectorSpec;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Detectors in Deeplearning4j's words: stock layers, and one that puts the cells out as they are.
 */
public final class Dl4jDetectors {
  private static final long SEED = 1;

  private Dl4jDetectors() {}

  /**
   * For a detector that is trained already.
   *
   * @param height of the maps that the configuration names; the network takes any size
   */
  public static MultiLayerConfiguration configuration(DetectorSpec spec, int height, int width) {
    List<Layer> layers = new ArrayList<>();
    spec.layers().forEach(layer -> layers.add(Dl4jNetworks.stock(layer)));
    layers.add(new CnnLossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY).build());
    return Dl4jNetworks.configuration(
        layers, InputType.convolutional(height, width, 1), new Adam(1e-3), 0, SEED);
  }
}
