package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.junit.jupiter.api.Test;

/**
 * Zips of Deeplearning4j before 1.0.0, written by hand to the published layout of those versions:
 * one network under the names of 0.9.1 and of 1.0.0-beta3, with their array headers.
 */
class LegacyZipTest {
  private static final NetworkSpec NETWORK =
      new NetworkSpec(
          InputLayout.CHANNELS_FIRST,
          List.of(
              new Convolution(2, 5, 5, 1, Padding.VALID, Activation.RELU),
              new BatchNorm(),
              new Pool(Pool.Kind.MAX, 2, 2, Padding.VALID),
              new Dropout(0.25),
              new Dense(6, Activation.TANH),
              new Output()));

  private static final String CONVOLUTION_SETTINGS =
      "\"nin\":1,\"nout\":2,\"kernelSize\":[5,5],\"stride\":[1,1],\"padding\":[0,0],"
          + "\"convolutionMode\":\"Truncate\"";
  private static final String NORMALIZATION_SETTINGS =
      "\"nin\":2,\"nout\":2,\"decay\":0.9,\"eps\":1.0E-5,\"gamma\":1.0,\"beta\":0.0,"
          + "\"lockGammaBeta\":false";
  private static final String POOL_SETTINGS =
      "\"kernelSize\":[2,2],\"stride\":[2,2],\"padding\":[0,0],\"poolingType\":\"MAX\","
          + "\"convolutionMode\":\"Truncate\"";
  private static final String SHAPE_OF_IMAGE =
      "\"inputHeight\":28,\"inputWidth\":28,\"numChannels\":1";
  private static final String SHAPE_OF_MAPS =
      "\"inputHeight\":12,\"inputWidth\":12,\"numChannels\":2";

  private static final String VERSION_0_9 =
      """
      {"backprop":true,"pretrain":false,"backpropType":"Standard","confs":[
      {"seed":1,"layer":{"convolution":{"activationFn":{"ReLU":{}},"dropOut":0.0,%s}}},
      {"seed":1,"layer":{"batchNormalization":{"activationFn":{"Sigmoid":{}},"dropOut":0.0,%s}}},
      {"seed":1,"layer":{"subsampling":{"dropOut":0.0,%s}}},
      {"seed":1,"layer":{"dense":{"activationFn":{"TanH":{}},"dropOut":0.75,
        "nin":288,"nout":6,"updater":"ADAM"}}},
      {"seed":1,"layer":{"output":{"activationFn":{"Softmax":{}},"dropOut":0.0,
        "lossFn":{"MCXENT":{}},"nin":6,"nout":10}}}],
      "inputPreProcessors":{"0":{"feedForwardToCnn":{%s}},"3":{"cnnToFeedForward":{%s}}}}
      """;

  private static final String VERSION_BETA =
      """
      {"backpropType":"Standard","confs":[
      {"seed":1,"layer":{"@class":"org.deeplearning4j.nn.conf.layers.ConvolutionLayer",
        "activationFn":{"@class":"org.nd4j.linalg.activations.impl.ActivationReLU"},
        "dilation":[1,1],"hasBias":true,"idropout":null,%s}},
      {"seed":1,"layer":{"@class":"org.deeplearning4j.nn.conf.layers.BatchNormalization",
        "activationFn":{"@class":"org.nd4j.linalg.activations.impl.ActivationIdentity"},%s}},
      {"seed":1,"layer":{"@class":"org.deeplearning4j.nn.conf.layers.SubsamplingLayer",
        "dilation":[1,1],%s}},
      {"seed":1,"layer":{"@class":"org.deeplearning4j.nn.conf.layers.DenseLayer",
        "activationFn":{"@class":"org.nd4j.linalg.activations.impl.ActivationTanH"},
        "idropout":{"@class":"org.deeplearning4j.nn.conf.dropout.Dropout","p":0.75},
        "hasBias":true,"nin":288,"nout":6}},
      {"seed":1,"layer":{"@class":"org.deeplearning4j.nn.conf.layers.OutputLayer",
        "activationFn":{"@class":"org.nd4j.linalg.activations.impl.ActivationSoftmax"},
        "lossFn":{"@class":"org.nd4j.linalg.lossfunctions.impl.LossMCXENT"},
        "hasBias":true,"nin":6,"nout":10}}],
      "inputPreProcessors":{
      "0":{"@class":"org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor",%s},
      "3":{"@class":"org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor",%s}}}
      """;

  private static String filled(String configuration) {
    return configuration.formatted(
        CONVOLUTION_SETTINGS, NORMALIZATION_SETTINGS, POOL_SETTINGS, SHAPE_OF_IMAGE, SHAPE_OF_MAPS);
  }

  /** Positive values, since some of them are variances. */
  private static float[] parameters() {
    float[] values = new float[NETWORK.parameterCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.01f + (i * 37 % 101) / 101f;
    }
    return values;
  }

  private static byte[] zip(String configuration, byte[] coefficients) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      zip.write(configuration.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("coefficients.bin"));
      zip.write(coefficients);
      zip.putNextEntry(new ZipEntry("updaterState.bin"));
      zip.write(coefficients);
    }
    return bytes.toByteArray();
  }

  /** A row of numbers as ND4J 0.9 wrote it: lengths and shape in ints. */
  private static byte[] row09(float[] values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      int[] shape = {2, 1, values.length, 1, 1, 0, 1, 'f'};
      out.writeUTF("DIRECT");
      out.writeInt(shape.length);
      out.writeUTF("INT");
      for (int value : shape) {
        out.writeInt(value);
      }
      out.writeUTF("DIRECT");
      out.writeInt(values.length);
      out.writeUTF("FLOAT");
      for (float value : values) {
        out.writeFloat(value);
      }
    }
    return bytes.toByteArray();
  }

  /** A row of numbers as ND4J 1.0.0-beta wrote it: lengths and shape in longs. */
  private static byte[] rowBeta(float[] values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      long[] shape = {2, 1, values.length, 1, 1, 0, 1, 'f'};
      out.writeUTF("LONG_SHAPE");
      out.writeLong(shape.length);
      out.writeUTF("LONG");
      for (long value : shape) {
        out.writeLong(value);
      }
      out.writeUTF("LONG_SHAPE");
      out.writeLong(values.length);
      out.writeUTF("FLOAT");
      for (float value : values) {
        out.writeFloat(value);
      }
    }
    return bytes.toByteArray();
  }

  private static void assertOpens(byte[] zip) throws IOException {
    Model model = new Dl4jFormat().read(zip, "old");

    assertThat(model.spec().input()).isEqualTo(NETWORK.input());
    assertThat(kinds(model.spec())).isEqualTo(kinds(NETWORK));
    assertThat(model.spec().layers()).containsAll(NETWORK.layers());
    assertThat(model.parameters()).usingComparatorWithPrecision(2e-5f).isEqualTo(parameters());
  }

  private static List<Class<? extends LayerSpec>> kinds(NetworkSpec spec) {
    return spec.layers().stream().<Class<? extends LayerSpec>>map(LayerSpec::getClass).toList();
  }

  @Test
  void aZipOf091Opens() throws IOException {
    assertOpens(zip(filled(VERSION_0_9), row09(parameters())));
  }

  @Test
  void aZipOf100Beta3Opens() throws IOException {
    assertOpens(zip(filled(VERSION_BETA), rowBeta(parameters())));
  }

  @Test
  void aZipOf091WhoseWeightsAreCutOffIsRefused() throws IOException {
    byte[] row = row09(parameters());
    byte[] zip = zip(filled(VERSION_0_9), Arrays.copyOf(row, row.length - 100));

    assertThat(catchThrowable(() -> new Dl4jFormat().read(zip, "old")))
        .isInstanceOf(StudioIOException.class);
  }
}
