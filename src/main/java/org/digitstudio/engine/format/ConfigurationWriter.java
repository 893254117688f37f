package org.digitstudio.engine.format;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.digitstudio.domain.Activation;
import org.digitstudio.domain.InputLayout;
import org.digitstudio.domain.LayerSpec;
import org.digitstudio.domain.LayerSpec.BatchNorm;
import org.digitstudio.domain.NetworkSpec;
import org.digitstudio.domain.Padding;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Writes {@code configuration.json} by Deeplearning4j itself: one stock layer a layer. */
final class ConfigurationWriter {
  /** Of no meaning to a trained network, but the same model shall make the same file. */
  private static final long SEED = 1;

  private ConfigurationWriter() {}

  static String json(NetworkSpec spec) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(SEED).updater(new Adam(1e-3)).list();
    List<LayerSpec> layers = spec.layers();
    layers.forEach(layer -> list.layer(stock(layer)));
    MultiLayerConfiguration configuration = list.setInputType(inputType(spec.input())).build();
    configuration.getConfs().forEach(ConfigurationWriter::nameVariables);
    return configuration.toJson();
  }

  /**
   * What a network does when it is made. Without the names Deeplearning4j takes a batch
   * normalisation it reads for an old one, and its variance for a logarithm.
   */
  private static void nameVariables(NeuralNetConfiguration layer) {
    layer.setVariables(new ArrayList<>(layer.getLayer().initializer().paramKeys(layer.getLayer())));
  }

  private static InputType inputType(InputLayout layout) {
    return switch (layout) {
      case CHANNELS_FIRST -> InputType.convolutionalFlat(28, 28, 1);
      case CHANNELS_LAST -> InputType.convolutional(1, 28, 28);
      case FLAT -> InputType.feedForward(784);
    };
  }

  private static Layer stock(LayerSpec layer) {
    return switch (layer) {
      case LayerSpec.Convolution c ->
          new ConvolutionLayer.Builder(c.kernelHeight(), c.kernelWidth())
              .stride(c.stride(), c.stride())
              .nOut(c.maps())
              .convolutionMode(mode(c.padding()))
              .activation(function(c.activation()))
              .build();
      case BatchNorm() ->
          new BatchNormalization.Builder().useLogStd(false).eps(BatchNorm.EPSILON).build();
      case LayerSpec.Activate(Activation activation) -> new ActivationLayer(function(activation));
      case LayerSpec.Pool p ->
          new SubsamplingLayer.Builder(
                  p.kind() == LayerSpec.Pool.Kind.MAX ? PoolingType.MAX : PoolingType.AVG)
              .kernelSize(p.size(), p.size())
              .stride(p.stride(), p.stride())
              .convolutionMode(mode(p.padding()))
              .build();
      // Deeplearning4j's dropout is the probability to keep.
      case LayerSpec.Dropout(double rate) -> new DropoutLayer(1 - rate);
      case LayerSpec.Dense(int units, Activation activation) ->
          new DenseLayer.Builder().nOut(units).activation(function(activation)).build();
      case LayerSpec.Output() ->
          new OutputLayer.Builder(LossFunction.MCXENT)
              .nOut(10)
              .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
              .build();
    };
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private static org.nd4j.linalg.activations.Activation function(Activation activation) {
    return switch (activation) {
      case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU;
      case ELU -> org.nd4j.linalg.activations.Activation.ELU;
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
    };
  }
}
