package org.digitstudio.engine.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
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
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Converts network specifications to Deeplearning4j's: one stock layer per layer, in order. */
public final class Dl4jNetworks {
  /** Seed of a configuration; unused by a trained network, but fixed so that files are equal. */
  private static final long SEED = 1;

  private Dl4jNetworks() {}

  /** Returns the configuration of a trained network, with Adam at 1e-3 for further training. */
  public static MultiLayerConfiguration configuration(NetworkSpec spec) {
    return configuration(spec, new Adam(1e-3), 0, SEED);
  }

  /** Returns the configuration for training by a plan, without its learning rate schedule. */
  static MultiLayerConfiguration configuration(TrainingPlan plan) {
    return configuration(
        plan.network(),
        updater(plan.optimization().optimizer()),
        plan.optimization().weightDecay(),
        plan.seed());
  }

  /**
   * Creates a network with given parameters.
   *
   * @param parameters in {@link org.digitstudio.domain.network.Model}'s order
   */
  public static MultiLayerNetwork network(
      MultiLayerConfiguration configuration, float[] parameters) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init(Nd4j.createFromArray(parameters).reshape(1, parameters.length), false);
    return network;
  }

  /**
   * Creates the input of a network's first layer.
   *
   * @param pixels {@code count} images of 784 values, already arranged by the layout
   */
  public static INDArray input(InputLayout layout, float[] pixels, int count) {
    INDArray flat = Nd4j.createFromArray(pixels);
    return layout == InputLayout.CHANNELS_LAST
        ? flat.reshape(count, 28, 1, 28)
        : flat.reshape(count, 784);
  }

  /**
   * Builds a configuration equal to that of Deeplearning4j's builder (a test compares the two), but
   * without loading the native libraries, which the builder needs to seed a random generator. So
   * saving a model does not need them.
   */
  static MultiLayerConfiguration configuration(
      NetworkSpec spec, IUpdater updater, double weightDecay, long seed) {
    List<Layer> stock = spec.layers().stream().map(Dl4jNetworks::stock).toList();
    return configuration(stock, inputType(spec.input()), updater, weightDecay, seed);
  }

  /** Builds a configuration of stock layers, in their order. */
  static MultiLayerConfiguration configuration(
      List<Layer> stock, InputType input, IUpdater updater, double weightDecay, long seed) {
    List<NeuralNetConfiguration> layers = new ArrayList<>();
    Map<Integer, InputPreProcessor> preProcessors = new HashMap<>();
    InputType type = input;
    for (int i = 0; i < stock.size(); i++) {
      Layer layer = stock.get(i);
      layer.setLayerName("layer" + i);
      NeuralNetConfiguration.Builder builder =
          new NeuralNetConfiguration.Builder().updater(updater).layer(layer);
      if (weightDecay > 0) {
        // Scaled by the learning rate, as by Loshchilov and Hutter. Halved, because Deeplearning4j
        // 1.0.0-M2.1 subtracts it twice per step; a test would fail if that changed.
        builder.weightDecay(weightDecay / 2, true);
      }
      NeuralNetConfiguration built = builder.build();
      built.setSeed(seed);
      InputPreProcessor preProcessor = layer.getPreProcessorForInputType(type);
      if (preProcessor != null) {
        preProcessors.put(i, preProcessor);
        type = preProcessor.getOutputType(type);
      }
      layer.setNIn(type, true);
      type = layer.getOutputType(i, type);
      nameVariables(built);
      layers.add(built);
    }
    MultiLayerConfiguration configuration = new MultiLayerConfiguration();
    configuration.setConfs(layers);
    configuration.setCacheMode(CacheMode.NONE);
    configuration.setInputPreProcessors(preProcessors);
    return configuration;
  }

  /**
   * Sets the names of a layer's variables, as creating a network does. Without them Deeplearning4j
   * takes a batch normalization for that of an old version, and its variance for a logarithm.
   */
  private static void nameVariables(NeuralNetConfiguration layer) {
    layer.setVariables(new ArrayList<>(layer.getLayer().initializer().paramKeys(layer.getLayer())));
  }

  static IUpdater updater(OptimizerSpec optimizer) {
    return switch (optimizer) {
      case OptimizerSpec.Adam a -> new Adam(a.learningRate(), a.beta1(), a.beta2(), a.epsilon());
      case OptimizerSpec.Sgd s -> new Nesterovs(s.learningRate(), s.momentum());
    };
  }

  static InputType inputType(InputLayout layout) {
    return switch (layout) {
      case CHANNELS_FIRST -> InputType.convolutionalFlat(28, 28, 1);
      case CHANNELS_LAST -> InputType.convolutional(1, 28, 28);
      case FLAT -> InputType.feedForward(784);
    };
  }

  static Layer stock(LayerSpec layer) {
    return switch (layer) {
      case LayerSpec.Convolution c ->
          new ConvolutionLayer.Builder(c.kernelHeight(), c.kernelWidth())
              .stride(c.stride(), c.stride())
              .nOut(c.filters())
              .convolutionMode(mode(c.padding()))
              .activation(function(c.activation()))
              .build();
      case LayerSpec.BatchNorm() ->
          new BatchNormalization.Builder()
              .useLogStd(false)
              .eps(LayerSpec.BatchNorm.EPSILON)
              .build();
      case LayerSpec.Activate(Activation activation) -> new ActivationLayer(function(activation));
      case LayerSpec.LeakyRelu(double slope) -> new ActivationLayer(new ActivationLReLU(slope));
      case LayerSpec.ZeroPadding z ->
          new ZeroPaddingLayer.Builder(z.top(), z.bottom(), z.left(), z.right()).build();
      case LayerSpec.Pool p ->
          new SubsamplingLayer.Builder(
                  p.kind() == LayerSpec.Pool.Kind.MAX ? PoolingType.MAX : PoolingType.AVG)
              .kernelSize(p.size(), p.size())
              .stride(p.stride(), p.stride())
              .convolutionMode(mode(p.padding()))
              .build();
      // Deeplearning4j's dropout is the probability to keep a value.
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
