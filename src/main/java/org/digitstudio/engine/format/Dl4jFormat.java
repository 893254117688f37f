package org.digitstudio.engine.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipOutputStream;
import org.digitstudio.container.CardJson;
import org.digitstudio.container.StrictZip;
import org.digitstudio.container.ZipEntries;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkBuilder;
import org.digitstudio.domain.port.ModelFormat;

/**
 * Deeplearning4j's own zip, with our card in it. Reading is plain Java, so that a model is there
 * before any native library is; writing asks Deeplearning4j for the configuration.
 */
public final class Dl4jFormat implements ModelFormat {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String CARD = "model.json";
  private static final String NORMALIZER = "normalizer.bin";
  private static final Set<String> READ = Set.of(CONFIGURATION, COEFFICIENTS, CARD);

  private static final int MAX_ENTRIES = 64;
  private static final int MAX_JSON = 4 << 20;
  private static final int MAX_COEFFICIENTS =
      NetworkBuilder.MAX_PARAMETERS * Double.BYTES + (1 << 10);

  @Override
  public boolean recognizes(byte[] content) {
    if (!StrictZip.isZip(content)) {
      return false;
    }
    try {
      return StrictZip.open(content, MAX_ENTRIES).names().contains(CONFIGURATION);
    } catch (IOException e) {
      // Reading it says what is wrong with the zip.
      return true;
    }
  }

  @Override
  public boolean writes(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".zip") || name.endsWith(".digitmodel");
  }

  @Override
  public Model read(byte[] content, String name) throws IOException {
    StrictZip zip = StrictZip.open(content, MAX_ENTRIES);
    for (String entry : zip.names()) {
      if (!READ.contains(entry)) {
        refuseSerialized(zip, entry);
      }
    }
    byte[] configuration = required(zip, CONFIGURATION, MAX_JSON);
    if (zip.names().contains(NORMALIZER)) {
      Normalizers.requireUnit(zip.head(NORMALIZER, 256));
    }
    byte[] coefficients = required(zip, COEFFICIENTS, MAX_COEFFICIENTS);
    float[] stored = NdArrays.readRow(coefficients, NetworkBuilder.MAX_PARAMETERS);
    NetworkBuilder network = ConfigurationReader.read(configuration, new WeightCursor(stored));
    Optional<byte[]> json = zip.read(CARD, MAX_JSON);
    ModelCard card = json.isPresent() ? CardJson.read(json.get()) : ModelCard.unknown(name);
    Model model = network.build(card);
    CardJson.requireFit(card, model.spec());
    return model;
  }

  private static byte[] required(StrictZip zip, String entry, int maxBytes) throws IOException {
    return zip.read(entry, maxBytes)
        .orElseThrow(() -> new StudioIOException("container.zip.missing", entry));
  }

  private static void refuseSerialized(StrictZip zip, String entry) throws IOException {
    byte[] head = zip.head(entry, 2);
    if (head.length == 2 && head[0] == (byte) 0xAC && head[1] == (byte) 0xED) {
      throw new StudioIOException("engine.model.serialized", entry);
    }
  }

  @Override
  public byte[] write(Model model) throws IOException {
    byte[] configuration = ConfigurationWriter.json(model.spec()).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream coefficients = new ByteArrayOutputStream();
    NdArrays.writeRow(model.parameters(), coefficients);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(coefficients.size());
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntries.put(zip, CONFIGURATION, configuration);
      ZipEntries.put(zip, COEFFICIENTS, coefficients.toByteArray());
      ZipEntries.put(zip, CARD, CardJson.write(model.card()));
    }
    return bytes.toByteArray();
  }
}
