package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.digitstudio.TestModels;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.OodFeatures;
import org.digitstudio.domain.network.Threshold;
import org.digitstudio.domain.port.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Dl4jFormatTest {
  @TempDir Path folder;
  private final ModelStore store = TestModels.store();

  @ParameterizedTest
  @ValueSource(strings = {"as-described", "as-coded", "fast", "accurate"})
  void aSavedModelComesBackWhole(String recipe) throws IOException {
    Model model = model(Recipes.plan(recipe, 1, 1).network());
    Path file = folder.resolve("model.zip");
    store.save(model, file);
    Model read = store.load(file);
    assertThat(read.spec()).isEqualTo(model.spec());
    assertThat(Arrays.equals(read.parameters(), model.parameters())).isTrue();
    assertThat(read.card()).isEqualTo(model.card());
  }

  @Test
  void theSameModelMakesTheSameFile() throws IOException {
    Model model = model(NetworkSpec.asCoded());
    store.save(model, folder.resolve("one.zip"));
    store.save(model, folder.resolve("two.zip"));
    assertThat(folder.resolve("one.zip")).hasSameBinaryContentAs(folder.resolve("two.zip"));
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing temporary is left").hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-described", "as-coded", "accurate"})
  void stockDeeplearning4jLoadsWhatIsSaved(String recipe) throws IOException {
    Model model = model(Recipes.plan(recipe, 1, 1).network());
    File file = folder.resolve("model.zip").toFile();
    store.save(model, file.toPath());
    MultiLayerNetwork stock = ModelSerializer.restoreMultiLayerNetwork(file, true);
    assertThat(Arrays.equals(stock.params().data().asFloat(), model.parameters())).isTrue();
    assertThat(stock.numParams()).isEqualTo(model.spec().parameterCount());
  }

  @Test
  void theCoefficientsAreByteForByteWhatDeeplearning4jWrites() throws IOException {
    MultiLayerNetwork stock = StockNetworks.dense();
    var ours = new ByteArrayOutputStream();
    NdArrays.writeRow(stock.params().data().asFloat(), ours);
    var theirs = new ByteArrayOutputStream();
    Nd4j.write(stock.params(), new DataOutputStream(theirs));
    assertThat(ours.toByteArray()).isEqualTo(theirs.toByteArray());
  }

  @ParameterizedTest
  @MethodSource
  void aStrangersNetworkAnswersAsBefore(String layer) throws IOException {
    roundTrip(StockNetworks.around(StockNetworks.layers().get(layer)), 784, 1, 1);
  }

  static Stream<String> aStrangersNetworkAnswersAsBefore() {
    return StockNetworks.layers().keySet().stream();
  }

  @Test
  void aStrangersNetworkWithALossLayerAnswersAsBefore() throws IOException {
    roundTrip(StockNetworks.withLossLayer(), 1, 28, 28);
  }

  @Test
  void aStrangersNetworkOfDenseLayersAnswersAsBefore() throws IOException {
    roundTrip(StockNetworks.dense(), 784, 1, 1);
  }

  @Test
  void aStrangersNetworkInDoublesIsOpened() throws IOException {
    MultiLayerNetwork stock = StockNetworks.dense().convertDataType(DataType.DOUBLE);
    Model model = store.load(write(stock));
    assertThat(model.parameters()).isEqualTo(stock.params().data().asFloat());
  }

  /** Stock file, to our model, to our file, to stock: the answers must be the first ones. */
  private void roundTrip(MultiLayerNetwork stock, int channels, int height, int width)
      throws IOException {
    Model model = store.load(write(stock));
    assertThat(model.card()).isEqualTo(ModelCard.unknown("stranger"));
    Path ours = folder.resolve("ours.zip");
    store.save(model, ours);
    assertThat(store.load(ours).spec()).isEqualTo(model.spec());
    MultiLayerNetwork back = ModelSerializer.restoreMultiLayerNetwork(ours.toFile(), true);
    float[] before = StockNetworks.answers(stock, channels, height, width);
    boolean flat = channels == 784 || model.spec().input().shape().size() == channels;
    float[] after =
        flat
            ? StockNetworks.answers(back, 784, 1, 1)
            : StockNetworks.answers(back, channels, height, width);
    assertThat(after).containsExactly(before, within(2e-6f));
  }

  private Path write(MultiLayerNetwork stock) throws IOException {
    Path file = folder.resolve("stranger.zip");
    ModelSerializer.writeModel(stock, file.toFile(), true);
    return file;
  }

  @Test
  void aScalerToUnitPixelsIsNoObstacle() throws IOException {
    Path file = write(StockNetworks.dense());
    ModelSerializer.addNormalizerToModel(file.toFile(), new ImagePreProcessingScaler(0, 1));
    assertThat(store.load(file).spec().layers()).hasSize(2);
  }

  @Test
  void aScalerToOtherPixelsIsRefused() throws IOException {
    Path file = write(StockNetworks.dense());
    ModelSerializer.addNormalizerToModel(file.toFile(), new ImagePreProcessingScaler(-1, 1));
    refused(file, "normalized");
  }

  @Test
  void whatThisProgramHasNoLayerForIsRefusedInASentence() throws IOException {
    refused(
        write(
            StockNetworks.network(
                InputType.recurrent(28, 28),
                new LSTM.Builder().nOut(4).build(),
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(10)
                    .activation(Activation.SOFTMAX)
                    .build())),
        "");
    refused(
        write(
            StockNetworks.network(
                StockNetworks.ROW,
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(26)
                    .activation(Activation.SOFTMAX)
                    .build())),
        "26 classes");
    refused(
        write(
            StockNetworks.network(
                StockNetworks.ROW,
                new OutputLayer.Builder(LossFunction.XENT)
                    .nOut(10)
                    .activation(Activation.SIGMOID)
                    .build())),
        "softmax");
    refused(
        write(
            StockNetworks.network(
                InputType.convolutional(32, 32, 3),
                new ConvolutionLayer.Builder(5, 5).nOut(2).build(),
                StockNetworks.output())),
        "Layer 1 cannot be used: it does not fit the 1x28x28 values");
    refused(
        write(
            StockNetworks.network(
                StockNetworks.PICTURE,
                new ConvolutionLayer.Builder(5, 5)
                    .nOut(2)
                    .dilation(2, 2)
                    .convolutionMode(ConvolutionMode.Same)
                    .build(),
                StockNetworks.output())),
        "dilation = 2");
    refused(
        write(
            StockNetworks.network(
                StockNetworks.ROW,
                new DenseLayer.Builder().nOut(8).activation(Activation.SWISH).build(),
                StockNetworks.output())),
        "ActivationSwish");
  }

  private void refused(Path file, String why) {
    TestModels.assertRefused(file, why);
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    assertThat(FailureText.of(catchThrowable(() -> store.load(folder.resolve("none.zip")))))
        .contains("There is no file");
    assertThat(FailureText.of(catchThrowable(() -> store.load(folder)))).contains("is a folder");
    assertThat(FailureText.of(catchThrowable(() -> store.bundled("no-such-model"))))
        .isEqualTo("No model called “no-such-model” comes with the program.");
    assertThatThrownBy(() -> store.bundled("../secrets")).isInstanceOf(IOException.class);
  }

  private static Model model(NetworkSpec spec) {
    Random random = new Random(5);
    float[] parameters = new float[spec.parameterCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = random.nextFloat() * 0.1f;
    }
    float[][] detectors = new float[10][OodFeatures.of(spec).count() + 1];
    detectors[3][2] = 0.1f;
    Map<Strictness, Threshold> thresholds =
        Map.of(
            Strictness.BALANCED,
            new Threshold(0.123f, Optional.of(new Threshold.Cost(900, 0.02, 0.003, 80, 0.9))),
            Strictness.TRUSTING,
            new Threshold(0.01f, Optional.empty()));
    ModelCard card =
        new ModelCard(
            "A name",
            "as-described",
            Long.MAX_VALUE,
            "MNIST training, 60,000",
            Optional.of(0.9901),
            10_000,
            "train --seed 1",
            "credits",
            ClassNames.parse("a, b, c, d, e, f, g, h, i, Ankle boot"),
            Optional.of(new Calibration(1.37f, detectors, thresholds)));
    return new Model(card, spec, parameters);
  }

  @Test
  void aCardWithoutAccuracyOrCalibrationComesBackSo() throws IOException {
    Model model =
        model(NetworkSpec.asCoded())
            .withCard(ModelCard.unknown("bare").withCalibration(Calibration.NONE));
    store.save(model, folder.resolve("bare.zip"));
    assertThat(store.load(folder.resolve("bare.zip")).card()).isEqualTo(model.card());
  }
}
