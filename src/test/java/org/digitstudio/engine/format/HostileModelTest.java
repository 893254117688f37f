package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.storage.AtomicFile;
import org.junit.jupiter.api.Test;

/** What is in the zip lies. */
class HostileModelTest extends SpoiltModel {
  @Test
  void theUnspoiltFileOpens() throws IOException {
    Files.write(file, zip());
    assertThat(new Dl4jModelStore(AtomicFile::write).load(file).spec())
        .isEqualTo(NetworkSpec.asCoded());
  }

  @Test
  void aWeightThatIsNotANumberIsRefused() throws IOException {
    byte[] row = entries.get(COEFFICIENTS);
    ByteBuffer.wrap(row).putFloat(row.length - 8, Float.NaN);
    refused("weight 36,136 is not a finite number");
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
    refused("it names the class \"com.sun.rowset.JdbcRowSetImpl\"");
  }

  @Test
  void aGadgetsClassAnywhereElseIsRefused() throws IOException {
    replaceInConfiguration(
        "org.nd4j.linalg.learning.config.Adam",
        "org.springframework.context.support.ClassPathXmlApplicationContext");
    refused("which is none of Deeplearning4j's own");
  }

  @Test
  void aGadgetUnderATrustedPackagesNameIsNotALayer() throws IOException {
    replaceInConfiguration(
        "org.deeplearning4j.nn.conf.layers.DenseLayer",
        "org.deeplearning4j.nn.evil.ProcessBuilder");
    refused("layer 4 is a ProcessBuilder");
  }

  @Test
  void anAbsurdNumberOfUnitsIsRefusedBeforeItIsMade() throws IOException {
    replaceInConfiguration("\"nout\" : 128", "\"nout\" : 2147483647");
    refused("layer 4 cannot be: units must lie in 1 to 4096");
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
    refused("stride must lie in 1 to 28");
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
    refused("a shape that makes no sense");
  }

  @Test
  void weightsThatEndEarlyOrGoOnAreRefused() throws IOException {
    byte[] row = entries.get(COEFFICIENTS);
    entries.put(COEFFICIENTS, Arrays.copyOf(row, row.length - 1));
    refused("its weights are cut short");
    entries.put(COEFFICIENTS, Arrays.copyOf(row, row.length + 4));
    refused("go on after their end");
    entries.put(COEFFICIENTS, Arrays.copyOf(row, 20));
    refused("its weights are cut short");
  }

  @Test
  void tooFewWeightsForTheLayersAreRefused() throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    NdArrays.writeRow(new float[36_137], row);
    entries.put(COEFFICIENTS, row.toByteArray());
    refused("its layers need 36,138 weights and it holds 36,137");
  }

  @Test
  void jsonNestedWithoutEndIsRefused() throws IOException {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    entries.put(CONFIGURATION, deep.getBytes(StandardCharsets.UTF_8));
    refused("broken JSON or nested too deeply");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() throws IOException {
    replaceInConfiguration("\"backpropType\"", "\"confs\" : [ ], \"backpropType\"");
    refused("broken JSON");
  }

  @Test
  void aCardThatLiesIsRefused() throws IOException {
    entries.put("model.json", "{\"test_accuracy\": 7}".getBytes(StandardCharsets.UTF_8));
    refused("claims an accuracy outside 0 to 1");
    entries.put(
        "model.json", "{\"calibration\": {\"temperature\": 0}}".getBytes(StandardCharsets.UTF_8));
    refused("a calibration that makes no sense");
    String rows = "[" + "[1, 2, 3],".repeat(9) + "[1, 2, 3]]";
    entries.put(
        "model.json",
        ("{\"calibration\": {\"detectors\": " + rows + "}}").getBytes(StandardCharsets.UTF_8));
    refused("a calibration of another network's size");
    entries.put("model.json", "[]".getBytes(StandardCharsets.UTF_8));
    refused("is no JSON object");
  }

  @Test
  void aModelWithoutItsPartsIsRefused() throws IOException {
    entries.remove(COEFFICIENTS);
    refused("it holds no \"coefficients.bin\"");
  }

  private void replaceInConfiguration(String what, String with) {
    String json = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
    assertThat(json).contains(what);
    entries.put(CONFIGURATION, json.replace(what, with).getBytes(StandardCharsets.UTF_8));
  }
}
