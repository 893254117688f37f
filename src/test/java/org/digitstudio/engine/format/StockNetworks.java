package org.digitstudio.engine.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks as other people make them, by stock Deeplearning4j. */
final class StockNetworks {
  private StockNetworks() {}

  static final InputType PICTURE = InputType.convolutional(28, 28, 1);
  static final InputType FLAT_PICTURE = InputType.convolutionalFlat(28, 28, 1);
  static final InputType ROW = InputType.feedForward(784);

  /** Each kind of layer that is read, one or two at a time, behind a small convolution. */
  static Map<String, Layer> layers() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    layers.put(
        "a convolution without bias",
        new ConvolutionLayer.Builder(5, 5)
            .nOut(4)
            .hasBias(false)
            .convolutionMode(ConvolutionMode.Same)
            .activation(Activation.IDENTITY)
            .build());
    layers.put(
        "a convolution padded by hand",
        new ConvolutionLayer.Builder(3, 3)
            .nOut(6)
            .padding(1, 1)
            .activation(Activation.ELU)
            .build());
    layers.put(
        "a strict convolution",
        new ConvolutionLayer.Builder(4, 2)
            .nOut(5)
            .stride(2, 2)
            .convolutionMode(ConvolutionMode.Strict)
            .activation(Activation.RELU)
            .build());
    layers.put("normalization as it comes", new BatchNormalization());
    layers.put(
        "normalization by log deviation",
        new BatchNormalization.Builder().useLogStd(true).eps(1e-3).build());
    layers.put(
        "normalization by variance",
        new BatchNormalization.Builder().useLogStd(false).eps(1e-3).build());
    layers.put(
        "locked normalization",
        new BatchNormalization.Builder().lockGammaBeta(true).gamma(1.5).beta(-0.25).build());
    layers.put("a leaky ReLU", new ActivationLayer(Activation.LEAKYRELU));
    layers.put("a tanh", new ActivationLayer(Activation.TANH));
    layers.put(
        "a mean pool",
        new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 2).stride(2, 2).build());
    layers.put(
        "a padded overlapping pool",
        new SubsamplingLayer.Builder(PoolingType.MAX)
            .kernelSize(3, 3)
            .stride(2, 2)
            .convolutionMode(ConvolutionMode.Same)
            .build());
    layers.put(
        "a padded mean pool",
        new SubsamplingLayer.Builder(PoolingType.AVG)
            .kernelSize(3, 3)
            .stride(2, 2)
            .convolutionMode(ConvolutionMode.Same)
            .build());
    layers.put("global pooling", new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    layers.put("dropout", new DropoutLayer(0.8));
    layers.put(
        "a dense layer with dropout",
        new DenseLayer.Builder().nOut(12).activation(Activation.TANH).dropOut(0.5).build());
    layers.put(
        "a dense layer without bias",
        new DenseLayer.Builder()
            .nOut(9)
            .hasBias(false)
            .activation(Activation.SIGMOID)
            .dropOut(new GaussianDropout(0.3))
            .build());
    return layers;
  }

  static MultiLayerNetwork around(Layer layer) {
    return network(
        FLAT_PICTURE,
        new ConvolutionLayer.Builder(3, 3)
            .nOut(3)
            .stride(3, 3)
            .convolutionMode(ConvolutionMode.Same)
            .activation(Activation.SIGMOID)
            .build(),
        layer,
        output());
  }

  static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(10)
        .activation(Activation.SOFTMAX)
        .build();
  }

  static MultiLayerNetwork withLossLayer() {
    return network(
        PICTURE,
        new ConvolutionLayer.Builder(5, 5).nOut(5).stride(2, 2).build(),
        new DenseLayer.Builder().nOut(10).activation(Activation.IDENTITY).build(),
        new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build());
  }

  static MultiLayerNetwork dense() {
    return network(
        ROW, new DenseLayer.Builder().nOut(7).activation(Activation.RELU).build(), output());
  }

  static MultiLayerNetwork network(InputType input, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(7).updater(new Adam(1e-3)).l2(1e-4).list(layers);
    MultiLayerConfiguration configuration = list.setInputType(input).build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    shake(network);
    return network;
  }

  /** Moves every number off its start, variances kept above 0, so that no mistake can hide. */
  private static void shake(MultiLayerNetwork network) {
    Nd4j.getRandom().setSeed(11);
    network.params().addi(Nd4j.rand(network.params().shape()).muli(0.2));
  }

  /** Pictures in the shape the network wants, with an answer for each. */
  static float[] answers(MultiLayerNetwork network, int channels, int height, int width) {
    Nd4j.getRandom().setSeed(13);
    INDArray pictures =
        channels == 784 ? Nd4j.rand(3, 784) : Nd4j.rand(new int[] {3, channels, height, width});
    return network.output(pictures, false).dup('c').data().asFloat();
  }
}
