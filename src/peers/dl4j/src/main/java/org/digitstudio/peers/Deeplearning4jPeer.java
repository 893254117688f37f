package org.digitstudio.peers;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Trains the article's network with Deeplearning4j as it comes. */
public final class Deeplearning4jPeer implements PeerNetwork {
  private final MultiLayerNetwork network;

  private Deeplearning4jPeer() {
    Nd4j.getRandom().setSeed(1);
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(
                    new ConvolutionLayer.Builder(5, 5)
                        .nIn(1)
                        .nOut(32)
                        .stride(1, 1)
                        .activation(Activation.RELU)
                        .convolutionMode(ConvolutionMode.Same)
                        .build())
                .layer(
                    new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DropoutLayer.Builder(0.8).build())
                .layer(new DenseLayer.Builder().nOut(128).activation(Activation.RELU).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
    network.init();
  }

  private static INDArray images(float[] pixels, int count) {
    return Nd4j.create(pixels, new int[] {count, 1, 28, 28});
  }

  @Override
  public void train(float[] images, int[] labels) {
    float[] targets = new float[labels.length * 10];
    for (int i = 0; i < labels.length; i++) {
      targets[i * 10 + labels[i]] = 1;
    }
    network.fit(images(images, labels.length), Nd4j.create(targets, new int[] {labels.length, 10}));
  }

  @Override
  public int[] classify(float[] images, int count) {
    return network.output(images(images, count)).argMax(1).toIntVector();
  }

  @Override
  public void predictOne(float[] image) {
    network.output(images(image, 1));
  }

  @Override
  public void close() {
    network.close();
  }

  /** Arguments: folder of the IDX files, epochs, number of training images or 0. */
  public static void main(String[] arguments) throws Exception {
    new PeerRun("dl4j", arguments).perform(Deeplearning4jPeer::new);
    System.exit(0);
  }
}
