package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.digitstudio.TestModels;
import org.digitstudio.domain.network.NetworkSpec;
import org.junit.jupiter.api.Test;

/** Zips with entries that lie. */
class HostileModelTest extends SpoiltModel {
  @Test
  void theUnspoiltFileOpens() throws IOException {
    Files.write(file, zip());
    assertThat(TestModels.store().load(file).spec()).isEqualTo(NetworkSpec.asCoded());
  }

  @Test
  void aWeightThatIsNotANumberIsRefused() throws IOException {
    byte[] row = entries.get(COEFFICIENTS);
    ByteBuffer.wrap(row).putFloat(row.length - 8, Float.NaN);
    refused("Weight 36,136 is not a finite number");
  }

  @Test
  void anInfiniteWeightIsRefused() throws IOException {
    byte[] row = entries.get(COEFFICIENTS);
    ByteBuffer.wrap(row).putFloat(row.length - 4, Float.NEGATIVE_INFINITY);
    refused("is not a finite number");
  }

  @Test
  void aGadgetsClassAsLayerIsRefused() throws IOException {
    replaceInConfiguration(
        "org.deeplearning4j.nn.conf.layers.DenseLayer", "com.sun.rowset.JdbcRowSetImpl");
    refused("It names the class “com.sun.rowset.JdbcRowSetImpl”");
  }

  @Test
  void aGadgetsClassAnywhereElseIsRefused() throws IOException {
    replaceInConfiguration(
        "org.nd4j.linalg.learning.config.Adam",
        "org.springframework.context.support.ClassPathXmlApplicationContext");
    refused("which is not one of Deeplearning4j’s");
  }

  @Test
  void aGadgetUnderATrustedPackagesNameIsNotALayer() throws IOException {
    replaceInConfiguration(
        "org.deeplearning4j.nn.conf.layers.DenseLayer",
        "org.deeplearning4j.nn.evil.ProcessBuilder");
    refused("Layer 4 cannot be used: layers of type ProcessBuilder");
  }

  @Test
  void anAbsurdNumberOfUnitsIsRefusedBeforeItIsMade() throws IOException {
    replaceInConfiguration("\"nout\" : 128", "\"nout\" : 2147483647");
    refused("Layer 4 cannot be used: The number of neurons must be from 1 to 4,096");
  }

  @Test
  void anAbsurdNumberOfWeightsIsRefusedBeforeItIsMade() throws IOException {
    replaceInConfiguration("\"nout\" : 32", "\"nout\" : 1024");
    replaceInConfiguration("\"kernelSize\" : [ 5, 5 ]", "\"kernelSize\" : [ 28, 28 ]");
    refused("more than 16,000,000 weights");
  }

  @Test
  void negativeSizesAreRefused() throws IOException {
    replaceInConfiguration("\"stride\" : [ 5, 5 ]", "\"stride\" : [ -5, -5 ]");
    refused("Layer 1 cannot be used: The stride must be from 1 to 28");
  }

  @Test
  void weightsThatClaimToBeBillionsAreRefused() throws IOException {
    byte[] row = entries.get(COEFFICIENTS);
    ByteBuffer.wrap(row).putLong(32 + 8, 4_000_000_000_000L);
    refused("claims 4,000,000,000,000 weights");
  }

  @Test
  void weightsOfAnAbsurdShapeAreRefused() throws IOException {
    byte[] row = entries.get(COEFFICIENTS);
    ByteBuffer.wrap(row).putLong(32, 31);
    refused("The shape of its weights is invalid");
  }

  @Test
  void weightsThatEndEarlyOrGoOnAreRefused() throws IOException {
    byte[] row = entries.get(COEFFICIENTS);
    entries.put(COEFFICIENTS, Arrays.copyOf(row, row.length - 1));
    refused("Its weights are incomplete");
    entries.put(COEFFICIENTS, Arrays.copyOf(row, row.length + 4));
    refused("continue after their end");
    entries.put(COEFFICIENTS, Arrays.copyOf(row, 20));
    refused("Its weights are incomplete");
  }

  @Test
  void tooFewWeightsForTheLayersAreRefused() throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    NdArrays.writeRow(new float[36_137], row);
    entries.put(COEFFICIENTS, row.toByteArray());
    refused("Its layers need more weights than the 36,137 it holds");
  }

  @Test
  void jsonNestedWithoutEndIsRefused() throws IOException {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    entries.put(CONFIGURATION, deep.getBytes(StandardCharsets.UTF_8));
    refused("is not valid JSON, or is nested too deeply");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() throws IOException {
    replaceInConfiguration("\"backpropType\"", "\"confs\" : [ ], \"backpropType\"");
    refused("is not valid JSON");
  }

  @Test
  void aCardThatLiesIsRefused() throws IOException {
    entries.put("model.json", "{\"test_accuracy\": 7}".getBytes(StandardCharsets.UTF_8));
    refused("claims an accuracy outside 0 to 1");
    entries.put(
        "model.json", "{\"calibration\": {\"temperature\": 0}}".getBytes(StandardCharsets.UTF_8));
    refused("The calibration in its card is invalid");
    String rows = "[" + "[1, 2, 3],".repeat(9) + "[1, 2, 3]]";
    entries.put(
        "model.json",
        ("{\"calibration\": {\"detectors\": " + rows + "}}").getBytes(StandardCharsets.UTF_8));
    refused("The calibration in its card does not fit");
    entries.put("model.json", "[]".getBytes(StandardCharsets.UTF_8));
    refused("is not a JSON object");
  }

  @Test
  void aModelWithoutItsPartsIsRefused() throws IOException {
    entries.remove(COEFFICIENTS);
    refused("It holds no “coefficients.bin”");
  }

  private void replaceInConfiguration(String what, String with) {
    String json = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
    assertThat(json).contains(what);
    entries.put(CONFIGURATION, json.replace(what, with).getBytes(StandardCharsets.UTF_8));
  }
}
