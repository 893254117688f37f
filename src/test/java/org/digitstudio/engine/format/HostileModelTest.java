package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitstudio.domain.Model;
import org.digitstudio.domain.ModelCard;
import org.digitstudio.domain.NetworkSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test spoils one thing in a good model file and expects one sentence, not harm. */
class HostileModelTest {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";

  @TempDir Path folder;
  private Path file;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @BeforeEach
  void aGoodModel() throws IOException {
    file = folder.resolve("bad.zip");
    NetworkSpec spec = NetworkSpec.asCoded();
    Model model = new Model(ModelCard.unknown("x"), spec, new float[spec.parameterCount()]);
    entries.put(CONFIGURATION, ConfigurationWriter.json(spec).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    NdArrays.writeRow(model.parameters(), row);
    entries.put(COEFFICIENTS, row.toByteArray());
    entries.put("model.json", CardJson.write(model.card()));
  }

  @Test
  void theUnspoiltFileOpens() throws IOException {
    Files.write(file, zip());
    assertThat(new Dl4jModelStore().load(file).spec()).isEqualTo(NetworkSpec.asCoded());
  }

  @Test
  void aZipBombIsNotUnpacked() throws IOException {
    entries.put(COEFFICIENTS, new byte[100 << 20]);
    refused("packed like a zip bomb");
  }

  @Test
  void aBombLargerThanAnyModelIsNotUnpacked() throws IOException {
    entries.put(CONFIGURATION, new byte[50 << 20]);
    refused("would unpack to");
  }

  @Test
  void entriesThatOverlapAreABomb() throws IOException {
    byte[] zip = zip();
    int second = central(zip, 1);
    int first = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(central(zip, 0) + 42);
    put(zip, second + 42, first);
    refused(zip, "overlap");
  }

  @Test
  void anEntryThatSaysItIsSmallerIsCaught() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 24, 1_000);
    refused(zip, "lies about its size");
  }

  @Test
  void anEntryThatSaysItIsLargerIsCaught() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 24, entries.get(COEFFICIENTS).length + 1_000);
    refused(zip, "lies about its size");
  }

  @Test
  void anEntryThatSaysItReachesPastTheFileIsCaught() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 20, 0x7FFFFFFF);
    refused(zip, "lies about its size");
  }

  @Test
  void aChangedByteIsCaughtByTheChecksum() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 16, 12345);
    refused(zip, "checksum is wrong");
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      entries.put("extra" + i, new byte[1]);
    }
    refused("holds 1,003 entries");
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
  void serialisedJavaObjectsAreRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new int[] {1, 2, 3});
    }
    entries.put("preprocessor.bin", bytes.toByteArray());
    refused("\"preprocessor.bin\" holds serialised Java objects");
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] zip = zip();
    for (int length : new int[] {0, 3, 100, zip.length / 2, zip.length - 30, zip.length - 1}) {
      Files.write(file, Arrays.copyOf(zip, length));
      assertThatThrownBy(() -> new Dl4jModelStore().load(file))
          .as("%d of %d bytes", length, zip.length)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("bad.zip cannot be opened as a model: it is ");
    }
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    refused("It was a dark and stormy night; the rain fell in torrents.".getBytes(), "not a zip");
  }

  @Test
  void randomDamageIsAlwaysOneSentence() throws IOException {
    byte[] whole = zip();
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 400; i++) {
      byte[] zip = whole.clone();
      for (int k = 0; k < 4; k++) {
        int tail = whole.length - random.nextInt(Math.min(whole.length, k == 0 ? 300 : 4_000)) - 1;
        zip[tail] = (byte) random.nextInt();
      }
      Files.write(file, zip);
      try {
        new Dl4jModelStore().load(file);
      } catch (IOException expected) {
        assertThat(expected).hasMessageMatching("bad\\.zip cannot be opened as a model: .*\\.");
      }
    }
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
  void namesThatClimbOutOfTheFileAreRefused() throws IOException {
    for (String name : new String[] {"../evil", "/etc/evil", "a/../../evil", "C:evil", "a\\b"}) {
      entries.put(name, new byte[1]);
      refused("points outside the file");
      entries.remove(name);
    }
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

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Where the n-th entry of the central directory begins. */
  private static int central(byte[] zip, int index) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = bytes.getInt(zip.length - 6);
    for (int i = 0; i < index; i++) {
      at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30) + bytes.getShort(at + 32);
    }
    return at;
  }

  private static void put(byte[] zip, int at, int value) {
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
  }

  private void refused(String why) throws IOException {
    refused(zip(), why);
  }

  private void refused(byte[] content, String why) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(() -> new Dl4jModelStore().load(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("bad.zip cannot be opened as a model: ")
        .hasMessageEndingWith(".")
        .hasMessageContaining(why);
  }
}
