package org.digitstudio.insight;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The same network in stock Deeplearning4j layers, as an independent reference. */
public final class StockNetwork {
  private final NetworkSpec spec;
  private final MultiLayerNetwork network;

  public StockNetwork(ForwardPass pass) {
    this.spec = pass.spec();
    NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
    spec.layers().forEach(layer -> list.layer(layer(layer)));
    Shape in = spec.input().shape();
    list.setInputType(
        spec.input() == InputLayout.FLAT
            ? InputType.feedForward(in.size())
            : InputType.convolutional(in.height(), in.width(), in.channels()));
    network = new MultiLayerNetwork(list.build());
    network.init();
    network.setParams(Nd4j.createFromArray(pass.parameters()).reshape(1, -1));
  }

  /** Returns the activations of each layer in [channel][row][column] order. */
  public List<float[]> feedForward(float[] pixels) {
    Shape in = spec.input().shape();
    INDArray flat = Nd4j.createFromArray(spec.input().arrange(pixels.clone()));
    INDArray input =
        spec.input() == InputLayout.FLAT
            ? flat.reshape(1, in.size())
            : flat.reshape(1, in.channels(), in.height(), in.width());
    // An activation layer overwrites its input, so each layer is evaluated separately.
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      INDArray last = network.feedForwardToLayer(i, input.dup(), false).getLast();
      values.add(last.dup('c').data().asFloat());
    }
    return values;
  }

  private static Layer layer(LayerSpec layer) {
    return switch (layer) {
      case LayerSpec.Convolution c ->
          new ConvolutionLayer.Builder(c.kernelHeight(), c.kernelWidth())
              .nOut(c.filters())
              .stride(c.stride(), c.stride())
              .convolutionMode(mode(c.padding()))
              .activation(activation(c.activation()))
              .build();
      case LayerSpec.Pool p ->
          new SubsamplingLayer.Builder(
                  p.kind() == LayerSpec.Pool.Kind.MAX
                      ? SubsamplingLayer.PoolingType.MAX
                      : SubsamplingLayer.PoolingType.AVG)
              .kernelSize(p.size(), p.size())
              .stride(p.stride(), p.stride())
              .convolutionMode(mode(p.padding()))
              .build();
      case LayerSpec.BatchNorm b -> new BatchNormalization.Builder().useLogStd(false).build();
      case LayerSpec.Activate a -> new ActivationLayer(activation(a.activation()));
      case LayerSpec.LeakyRelu l -> new ActivationLayer(new ActivationLReLU(l.slope()));
      case LayerSpec.ZeroPadding z ->
          new ZeroPaddingLayer.Builder(z.top(), z.bottom(), z.left(), z.right()).build();
      case LayerSpec.Dropout d -> new DropoutLayer.Builder(1 - d.rate()).build();
      case LayerSpec.Dense d ->
          new DenseLayer.Builder().nOut(d.units()).activation(activation(d.activation())).build();
      case LayerSpec.Output o ->
          new OutputLayer.Builder(LossFunction.MCXENT)
              .nOut(10)
              .activation(Activation.SOFTMAX)
              .build();
    };
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private static Activation activation(org.digitstudio.domain.network.Activation activation) {
    return switch (activation) {
      case IDENTITY -> Activation.IDENTITY;
      case RELU -> Activation.RELU;
      case LEAKY_RELU -> Activation.LEAKYRELU;
      case ELU -> Activation.ELU;
      case TANH -> Activation.TANH;
      case SIGMOID -> Activation.SIGMOID;
    };
  }
}
